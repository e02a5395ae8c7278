using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Requests;

public class PreconditionTests
{
    [Theory]
    [InlineData("\"1\"", 200)]
    [InlineData("*", 200)]
    [InlineData("\"0\", \"1\"", 200)]
    [InlineData("\"0\"", 412)]
    [InlineData("\"2\"", 412)]
    [InlineData("\"0\", \"2\"", 412)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("\"01\"", 412)]
    [InlineData("\"+1\"", 412)]
    [InlineData("\"-1\"", 412)]
    [InlineData("\"one\"", 412)]
    [InlineData("\"99999999999999999999\"", 412)]
    [InlineData("1", 400)]
    [InlineData("\"1", 400)]
    [InlineData("", 400)]
    public async Task A_trigger_is_fired_on_the_version_that_the_client_has_seen(string tag, int code)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        await app.FireAsync("Note");

        var reply = await app.FireAsync("Note", null, ("If-Match", tag));

        Assert.Equal(code, reply.Code);
        Assert.Equal(code == 200 ? 2 : 1, (await app.GetAsync("/loans/1")).Number("version"));
        if (code == 412)
        {
            Assert.Equal(("stale", 1L, "Applied"), (reply.Problem, reply.Number("version"), reply.Text("stage")));
            Assert.Equal("The instance has version 1. Read it again.", reply.Detail);
        }
    }

    [Fact]
    public async Task An_instance_that_does_not_exist_is_missed_whatever_the_version()
    {
        await using var app = await TestApp.StartAsync();

        foreach (var tag in new[] { "\"0\"", "*", "\"0\", \"1\"" })
            Assert.Equal("not-found", (await app.FireAsync("Note", null, ("If-Match", tag))).Problem);
    }

    [Fact]
    public async Task The_version_may_be_required()
    {
        await using var app = await TestApp.StartAsync(options => options.RequireIfMatch = true);
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note");

        Assert.Equal((428, "precondition-required"), (reply.Code, reply.Problem));
        Assert.Equal(200, (await app.FireAsync("Note", null, ("If-Match", "\"0\""))).Code);
    }
}
