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
    public async Task A_reason_is_as_long_as_a_history_can_bear()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal(200, (await app.FireAsync("Note", Reason(2000))).Code);
        var reply = await app.FireAsync("PayOut", Reason(2001));

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.Equal("A reason has at most 2000 characters, and this one has 2001.", reply.Detail);
        Assert.Equal(2, (await app.GetAsync("/loans/1/history")).Json.GetArrayLength());

        static string Reason(int length) => $$"""{"reason":"{{new string('x', length)}}"}""";
    }

    /// <summary>Infinity is what 1e400 is read as, and what JSON cannot say.</summary>
    [Fact]
    public async Task A_number_that_cannot_be_written_again_is_refused()
    {
        await using var app = await TestApp.StartAsync(options => options.AllowPatch("everyone"));
        await app.PutAsync("1");
        await app.FireAsync("Assess");

        var start = await app.PutAsync("2", """{"subject":{"amount":1,"score":1e400}}""");
        var payload = await app.FireAsync("Approve", """{"payload":{"rate":1,"score":1e400}}""");
        var patch = await app.SendAsync(
            "PATCH", "/loans/1/subject", """{"score":-1e400}""", ("Content-Type", "application/merge-patch+json"));

        Assert.Equal((400, "The subject would not be valid."), (start.Code, start.Detail));
        Assert.Equal((400, "The payload would not be valid."), (payload.Code, payload.Detail));
        Assert.Equal((422, "The subject would not be valid."), (patch.Code, patch.Detail));
        Assert.Empty(app.Log.Errors);
    }

    [Theory]
    [InlineData("PUT", "/loans/2", """{"subject":{"amount":1,"applicant":"\ud800"}}""")]
    [InlineData("POST", "/loans/1/triggers/Note", """{"payload":["\udc00"]}""")]
    [InlineData("PATCH", "/loans/1/subject", """{"applicant":"\ud800"}""")]
    [InlineData("PATCH", "/loans/1/subject", """{"waivers":[{"\ud800":1}]}""")]
    [InlineData("PUT", "/loans/1/waivers/ASS-02", """{"reason":"\ud800"}""")]
    public async Task Half_of_a_surrogate_pair_is_refused_wherever_it_is(string method, string path, string body)
    {
        await using var app = await TestApp.StartAsync(options =>
            options.AllowPatch("everyone").AllowWaivers("everyone", "waivers"));
        await app.PutAsync("1");

        var reply = await app.SendAsync(
            method,
            path,
            body,
            ("Content-Type", method == "PATCH" ? "application/merge-patch+json" : "application/json"),
            path == "/loans/2" ? ("If-None-Match", "*") : (TestUsers.Header, "Bo"));

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.Equal("The body has half of a surrogate pair, which no Unicode text has.", reply.Detail);
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
