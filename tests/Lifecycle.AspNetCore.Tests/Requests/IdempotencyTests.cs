using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Requests;

public class IdempotencyTests
{
    private static readonly (string, string) Key = ("Idempotency-Key", "k");

    [Fact]
    public async Task A_repeated_request_changes_nothing_and_has_the_same_answer()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var seen = await app.SeenAsync();
        var first = await app.FireAsync("Note", "{}", Key, seen);
        await app.FireAsync("Note");
        var again = await app.FireAsync("Note", "{ }", Key, seen);

        Assert.Equal((200, first.Body, null), (again.Code, again.Body, again.ETag));
        Assert.Equal(2, (await app.GetAsync("/loans/1")).Number("version"));
    }

    [Fact]
    public async Task A_repeated_start_answers_with_the_instance()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", TestApp.Applied, Key);
        await app.FireAsync("Note");

        var again = await app.PutAsync("1", TestApp.Applied.Replace(":", " : ", StringComparison.Ordinal), Key);

        Assert.Equal((201, "/loans/1", 1L), (again.Code, again.Header("Location"), again.Number("version")));
    }

    [Fact]
    public async Task A_refused_request_does_not_use_up_its_key()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal(409, (await app.FireAsync("Approve", """{"payload":{"rate":1}}""", Key)).Code);
        await app.FireAsync("Assess");

        Assert.Equal(200, (await app.FireAsync("Approve", """{"payload":{"rate":1}}""", Key)).Code);
    }

    /// <summary>Nothing is recorded of it, so that there is nothing to repeat.</summary>
    [Fact]
    public async Task An_ignored_trigger_does_not_use_up_its_key()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        await app.FireAsync("Assess");

        Assert.Equal("Ignored", (await app.FireAsync("Note", "{}", Key)).Text("outcome"));
        await app.FireAsync("Reopen");

        Assert.Equal("Stayed", (await app.FireAsync("Note", "{}", Key)).Text("outcome"));
    }

    [Theory]
    [InlineData("Assess", "{}", "Ann", "Command k has already fired Note and cannot fire Assess. ")]
    [InlineData("Note", """{"reason":"Other."}""", "Ann", "Command k has already fired Note with other contents. ")]
    [InlineData("Note", "{}", "Bo", "Command k has already fired Note with other contents. ")]
    public async Task A_key_that_was_used_for_another_request_is_refused(
        string trigger, string body, string user, string detail)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        await app.FireAsync("Note", "{}", Key, (TestUsers.Header, "Ann"));

        var reply = await app.FireAsync(trigger, body, Key, (TestUsers.Header, user));

        Assert.Equal((422, "key-reused"), (reply.Code, reply.Problem));
        Assert.StartsWith(detail, reply.Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await app.GetAsync("/loans/1")).Number("version"));
    }

    [Fact]
    public async Task A_key_with_another_payload_or_subject_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", TestApp.Applied, ("Idempotency-Key", "s"));
        await app.FireAsync("Assess");
        await app.FireAsync("Approve", """{"payload":{"rate":1}}""", Key);

        var reply = await app.FireAsync("Approve", """{"payload":{"rate":2}}""", Key);
        var start = await app.PutAsync("1", """{"subject":{"amount":1}}""", ("Idempotency-Key", "s"));

        Assert.Equal((422, "key-reused"), (reply.Code, reply.Problem));
        Assert.Equal((422, "key-reused"), (start.Code, start.Problem));
    }

    [Fact]
    public async Task A_key_may_be_required()
    {
        await using var app = await TestApp.StartAsync(options => options.RequireIdempotencyKey = true);

        Assert.Equal("key-missing", (await app.PutAsync("1")).Problem);
        Assert.Equal(201, (await app.PutAsync("1", TestApp.Applied, Key)).Code);
        var reply = await app.FireAsync("Note");
        Assert.Equal((400, "key-missing"), (reply.Code, reply.Problem));
        Assert.Equal(200, (await app.FireAsync("Note", null, ("Idempotency-Key", "n"))).Code);
        Assert.Equal(200, (await app.PostAsync("/loans/1/gates/Note")).Code);
    }

    [Fact]
    public async Task A_quoted_key_is_the_key_within_the_quotes()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        await app.FireAsync("Note", "{}", ("Idempotency-Key", "\"k\""));
        await app.FireAsync("Note", "{}", Key);
        await app.FireAsync("Note", "{}", ("Idempotency-Key", """ "a, \"b\" \\" """));

        Assert.Equal(2, (await app.GetAsync("/loans/1")).Number("version"));
        var history = await app.GetAsync("/loans/1/history");
        Assert.Equal(
            ["k", """a, "b" \"""],
            history.Json.EnumerateArray().Skip(1).Select(each => each.GetProperty("commandId").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("\"k")]
    [InlineData("k\tl")]
    [InlineData("k, l")]
    [InlineData("\"k\", \"l\"")]
    [InlineData("\"k\\l\"")]
    public async Task A_key_that_is_no_key_is_refused(string key)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note", "{}", ("Idempotency-Key", key));
        var longest = await app.FireAsync("Note", "{}", ("Idempotency-Key", new string('k', 200)));
        var longer = await app.FireAsync("Note", "{}", ("Idempotency-Key", new string('k', 201)));
        var two = await app.FireAsync("Note", "{}", Key, ("Idempotency-Key", "l"));

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.Equal(200, longest.Code);
        Assert.Equal("invalid", longer.Problem);
        Assert.Equal("invalid", two.Problem);
    }
}
