using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Requests;

public class PreconditionTests
{
    [Theory]
    [InlineData("NOW", 200)]
    [InlineData("*", 200)]
    [InlineData("OLD, NOW", 200)]
    [InlineData("OLD", 412)]
    [InlineData("W/NOW", 412)]
    [InlineData("\"1\"", 412)]
    [InlineData("\"01-1\"", 412)]
    [InlineData("\"+1-1\"", 412)]
    [InlineData("\"one\"", 412)]
    [InlineData("\"99999999999999999999-1\"", 412)]
    [InlineData("\"1-99999999999999999\"", 412)]
    [InlineData("1", 400)]
    [InlineData("\"1", 400)]
    [InlineData("", 400)]
    public async Task A_trigger_is_fired_on_the_version_that_the_client_has_seen(string tag, int code)
    {
        await using var app = await TestApp.StartAsync();
        var old = (await app.PutAsync("1")).ETag;
        await app.FireAsync("Note");
        var now = (await app.GetAsync("/loans/1")).ETag;

        var reply = await app.FireAsync(
            "Note",
            null,
            ("If-Match", tag
                .Replace("NOW", now, StringComparison.Ordinal)
                .Replace("OLD", old, StringComparison.Ordinal)));

        Assert.Equal(code, reply.Code);
        Assert.Equal(code == 200 ? 2 : 1, (await app.GetAsync("/loans/1")).Number("version"));
        Assert.Equal(code == 200 ? 3 : 2, (await app.GetAsync("/loans/1/history")).Json.GetArrayLength());
        if (code == 412)
        {
            Assert.Equal(("stale", 1L, "Applied"), (reply.Problem, reply.Number("version"), reply.Text("stage")));
            Assert.Equal("The instance has version 1. Read it again.", reply.Detail);
        }
    }

    /// <summary>A tag lets the client change what it has not seen, unless it has seen all before.</summary>
    [Fact]
    public async Task A_change_has_a_tag_only_if_it_was_made_on_the_version_that_was_seen()
    {
        await using var app = await TestApp.StartAsync(options =>
            options.AllowPatch("everyone").AllowWaivers("underwriters", "waivers"));
        await app.PutAsync("1");

        var blind = await app.FireAsync("Note");
        var seen = await app.FireAsync("Note", null, await app.SeenAsync());
        var next = await app.FireAsync("Note", null, ("If-Match", seen.ETag!));
        var withdrawn = await app.SendAsync(
            "DELETE", "/loans/1/waivers/ASS-02", null, (TestUsers.Header, "Bo;underwriter"));

        Assert.Equal((null, null), (blind.ETag, withdrawn.ETag));
        Assert.StartsWith("\"2-", seen.ETag, StringComparison.Ordinal);
        Assert.Equal(200, next.Code);
        Assert.Equal(412, (await app.FireAsync("Note", null, ("If-Match", seen.ETag!))).Code);
    }

    [Fact]
    public async Task An_instance_that_does_not_exist_is_missed_whatever_the_version()
    {
        await using var app = await TestApp.StartAsync();

        foreach (var tag in new[] { "\"0-1\"", "*", "\"0-1\", \"1-1\"" })
            Assert.Equal("not-found", (await app.FireAsync("Note", null, ("If-Match", tag))).Problem);
    }

    [Fact]
    public async Task The_version_may_be_required()
    {
        await using var app = await TestApp.StartAsync(options => options.RequireIfMatch = true);
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note");

        Assert.Equal((428, "precondition-required"), (reply.Code, reply.Problem));
        Assert.Equal("precondition-required", (await app.FireAsync("Note", null, ("If-Match", "*"))).Problem);
        Assert.Equal(200, (await app.FireAsync("Note", null, await app.SeenAsync())).Code);
    }

    [Fact]
    public async Task A_precondition_that_a_request_does_not_take_is_not_passed_over()
    {
        await using var app = await TestApp.StartAsync(options =>
            options.AllowPatch("everyone").AllowWaivers("everyone", "waivers"));
        await app.PutAsync("1", """{"subject":{"amount":200,"income":50}}""");
        (string Method, string Path, string Header)[] requests =
        [
            ("PUT", "/loans/1/waivers/ASS-02", "If-None-Match"),
            ("DELETE", "/loans/1/waivers/ASS-02", "If-None-Match"),
            ("POST", "/loans/1/triggers/Note", "If-None-Match"),
            ("PATCH", "/loans/1/subject", "If-None-Match"),
            ("PUT", "/loans/2", "If-Match"),
            ("GET", "/loans/1/history", "If-Match"),
        ];

        foreach (var (method, path, header) in requests)
        {
            var reply = await app.SendAsync(
                method,
                path,
                method == "GET" ? null : """{"reason":"Now."}""",
                (TestUsers.Header, "Bo"),
                (header, "*"));
            Assert.Equal((400, $"This request takes no {header}."), (reply.Code, reply.Detail));
        }

        Assert.Equal(200, (await app.GetAsync("/loans/1/history", ("If-None-Match", "*"))).Code);
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
    }

    /// <summary>Of a tag only the version counts, of whichever body.</summary>
    [Fact]
    public async Task The_tag_of_a_change_is_one_to_read_with()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        var changed = await app.FireAsync("Note", null, await app.SeenAsync());

        Assert.Equal(200, (await app.GetAsync("/loans/1", ("If-Match", changed.ETag!))).Code);
        await app.FireAsync("Note");
        Assert.Equal(412, (await app.GetAsync("/loans/1", ("If-Match", changed.ETag!))).Code);
    }
}
