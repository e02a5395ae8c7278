using System.Text.Json;
using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class HistoryEndpointTests
{
    private static readonly string[] Members = ["kind", "trigger", "actor", "reason"];

    [Fact]
    public async Task A_history_is_an_array_of_entries_with_who_and_why()
    {
        await using var app = await WithHistoryAsync();

        var reply = await app.GetAsync("/loans/1/history");

        Assert.Equal((200, "application/json", "Accept"), (reply.Code, reply.Type, reply.Header("Vary")));
        Assert.Equal(
            ["Started   ", "Fired Note Ann It is late.", "Fired PayOut  "],
            reply.Json.EnumerateArray().Select(Facts));
        Assert.Equal("NotPermitted", reply.Json[2].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_history_that_records_changes_does_not_tell_the_subject()
    {
        await using var app = await TestApp.StartAsync(
            store: loan => loan.ConfigureStorage(storage => storage.RecordChanges = true).UseInMemory());
        await app.PutAsync("1");

        var reply = await app.GetAsync("/loans/1/history");

        Assert.Equal(200, reply.Code);
        Assert.DoesNotContain("applicant", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("changes", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_is_also_sent_line_by_line()
    {
        await using var app = await WithHistoryAsync();

        var lines = await app.GetAsync("/loans/1/history", ("Accept", "application/x-ndjson"));
        var array = await app.GetAsync("/loans/1/history", ("Accept", "application/x-ndjson;q=0.5, application/json"));

        Assert.Equal("application/x-ndjson", lines.Type);
        Assert.EndsWith("}\n", lines.Body, StringComparison.Ordinal);
        Assert.Equal(array.Body, $"[{lines.Body.TrimEnd('\n').Replace("}\n{", "},{", StringComparison.Ordinal)}]");
    }

    [Fact]
    public async Task Another_media_type_is_not_offered()
    {
        await using var app = await WithHistoryAsync();

        var reply = await app.GetAsync("/loans/1/history", ("Accept", "text/html, application/json;q=0"));

        Assert.Equal((406, "not-acceptable"), (reply.Code, reply.Problem));
        Assert.Equal("Offered are application/json, application/x-ndjson.", reply.Detail);
        Assert.Equal(200, (await app.GetAsync("/loans/1/history", ("Accept", "text/html, */*;q=0.1"))).Code);
        Assert.Equal(
            "application/x-ndjson",
            (await app.GetAsync("/loans/1/history", ("Accept", "application/*, application/json;q=0"))).Type);
    }

    [Fact]
    public async Task A_history_proves_itself()
    {
        await using var app = await WithHistoryAsync();

        var reply = await app.GetAsync("/loans/1/history/verification");

        Assert.Equal((200, """{"entryCount":3,"faults":[],"isWhole":true}"""), (reply.Code, reply.Body));
    }

    private static async Task<TestApp> WithHistoryAsync()
    {
        var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        await app.FireAsync("Note", """{"reason":"It is late."}""", (TestUsers.Header, "Ann"));
        await app.FireAsync("PayOut");
        return app;
    }

    private static string Facts(JsonElement entry) => string.Join(' ', Members.Select(name =>
        entry.TryGetProperty(name, out var value) ? value.GetString() : ""));
}
