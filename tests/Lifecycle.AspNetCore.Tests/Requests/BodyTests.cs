using System.Text;
using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Requests;

public class BodyTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{'reason':1}")]
    [InlineData("""{"reason":"a","reason":"b"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"reason\"")]
    [InlineData("""{"reason":7}""")]
    [InlineData("""{"reason":"\ud800"}""")]
    [InlineData("""{"reason":"a\u0000b"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"Reason":"Cased."}""")]
    [InlineData("""{"more":1}""")]
    public async Task A_body_of_another_form_is_refused_and_leaves_no_trace(string body)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note", body);

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.InRange(reply.Detail.Length, 10, 600);
        Assert.Equal(1, (await app.GetAsync("/loans/1/history")).Json.GetArrayLength());
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_body_does_not_name_the_actor()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note", """{"actor":"Ann"}""", (TestUsers.Header, "Mallory"));

        Assert.Equal(
            "The body has a member \"actor\". It may have payload and reason; who acts is the signed-in caller.",
            reply.Detail);
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
    }

    [Fact]
    public async Task A_body_may_be_left_out_or_empty()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal(200, (await app.FireAsync("Note")).Code);
        Assert.Equal(200, (await app.FireAsync("Note", "")).Code);
        Assert.Equal(200, (await app.FireAsync("Note", """{"reason":null}""")).Code);
        Assert.Equal(
            "HTTP/1.1 200 OK",
            await app.SendRawAsync(
                "POST /loans/1/triggers/Note HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("json")]
    public async Task A_body_of_another_media_type_is_not_read(string type)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note", "{}", ("Content-Type", type));

        Assert.Equal((415, "media-type"), (reply.Code, reply.Problem));
        Assert.Equal("media-type", (await app.FireAsync("Note", "", ("Content-Type", type))).Problem);
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
        Assert.Equal(200, (await app.FireAsync("Note", "{}", ("Content-Type", "application/vnd.loan+json"))).Code);
    }

    [Fact]
    public async Task A_body_has_a_largest_size_whether_it_states_its_length_or_not()
    {
        await using var app = await TestApp.StartAsync(options => options.LargestBody = 100);
        await app.PutAsync("1");
        var exact = $$"""{"reason":"{{new string('x', 87)}}"}""";
        var larger = $$"""{"reason":"{{new string('x', 88)}}"}""";

        Assert.Equal(100, Encoding.UTF8.GetByteCount(exact));
        Assert.Equal(200, (await app.FireAsync("Note", exact)).Code);
        var reply = await app.FireAsync("Note", larger);
        Assert.Equal((413, "too-large"), (reply.Code, reply.Problem));
        Assert.Equal(
            "HTTP/1.1 413 Payload Too Large",
            await app.SendRawAsync(
                "POST /loans/1/triggers/Note HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + $"Transfer-Encoding: chunked\r\n\r\n65\r\n{larger}\r\n0\r\n\r\n"));
        Assert.Equal(1, (await app.GetAsync("/loans/1")).Number("version"));
    }

    [Fact]
    public async Task A_body_that_is_nested_without_end_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        var deep = $$"""{"payload":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";

        Assert.Equal("invalid", (await app.FireAsync("Note", deep)).Problem);
    }

    [Fact]
    public async Task A_body_that_is_no_UTF8_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal(
            "HTTP/1.1 400 Bad Request",
            await app.SendRawAsync(
                "POST /loans/1/triggers/Note HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 14\r\n\r\n{\"reason\":\"\u00ff\"}"));
    }
}
