using Microsoft.Data.Sqlite;

namespace Lifecycle.Tool.Tests;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_sound_lifecycle_has_no_findings()
    {
        var run = await ToolRun.Of("verify", Fixture.Assembly, "--lifecycle", "NamedLifecycle.InField");

        Assert.Equal((0, "field: 2 stages, 1 transition, 0 findings.\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Findings_are_listed_and_make_the_exit_code_1()
    {
        var run = await ToolRun.Of("verify", Fixture.Assembly, "--lifecycle", "UnfinishedLifecycle");
        var json = (await ToolRun.Of("verify", Fixture.Assembly, "--lifecycle", "UnfinishedLifecycle", "--json")).Json;

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("UnfinishedLifecycle: 4 stages, 3 transitions, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("DeadEnd", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, ToolRun.Width));
        Assert.Equal(
            new UnfinishedLifecycle().Verify().Findings.Select(finding => finding.Message),
            json.GetProperty("findings").EnumerateArray().Select(each => each.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Histories_that_are_as_they_were_written_are_whole()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var run = await ToolRun.Of("verify", orders.Path);

        Assert.Equal(
            (0, "OrderLifecycle: 9 entries of 3 instances, and every history is whole.\n"),
            (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_history_that_was_changed_is_found()
    {
        var orders = await StoredOrders.InAsync(_folder);
        await RunAsync(orders, "UPDATE LifecycleEntries SET Actor = 'Eve' WHERE InstanceId = '1' AND Number = 2");

        var run = await ToolRun.Of("verify", orders.Path);
        var other = await ToolRun.Of("verify", orders.Path, "--instance", "3");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("and 1 history with faults.", run.Output, StringComparison.Ordinal);
        Assert.Contains("The details of entry 2 are not what was written.", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, other.ExitCode);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_named_and_the_others_are_verified_listed_and_exported()
    {
        var orders = await StoredOrders.InAsync(_folder);
        await RunAsync(orders, "UPDATE LifecycleInstances SET Refusals = '{' WHERE Id = '2'");
        await RunAsync(orders, "UPDATE LifecycleEntries SET At = -1 WHERE InstanceId = '1' AND Number = 2");

        var verified = await ToolRun.Of("verify", orders.Path);
        var listed = await ToolRun.Of("list", orders.Path, "--lifecycle", "OrderLifecycle");
        var file = _folder.File("orders.jsonl");
        var exported = await ToolRun.Of("export", orders.Path, "--output", file);

        Assert.Equal((1, 3, 3), (verified.ExitCode, listed.ExitCode, exported.ExitCode));
        Assert.Contains("and 2 histories with faults.", verified.Output, StringComparison.Ordinal);
        Assert.Contains("The instance cannot be read", verified.Output, StringComparison.Ordinal);
        Assert.Contains("Paid", listed.Output, StringComparison.Ordinal);
        Assert.Contains("1 row of OrderLifecycle could not be read", listed.Error, StringComparison.Ordinal);
        Assert.Equal(8, (await File.ReadAllLinesAsync(file)).Length);
        Assert.Contains("OrderLifecycle 1, entry 2: ", exported.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_that_cannot_be_read_is_named_after_the_others()
    {
        var orders = await StoredOrders.InAsync(_folder);
        var key = await orders.KillEventAsync();
        await RunAsync(orders, """
            INSERT INTO LifecycleEvents (Key, Lifecycle, InstanceId, Type, Body, At, Attempts, SentTo, IsDead)
            SELECT 'broken', Lifecycle, '1', Type, Body, At, Attempts, '{', IsDead FROM LifecycleEvents
            """);

        var run = await ToolRun.Of("dead-letters", orders.Path);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(key[..10], run.Output, StringComparison.Ordinal);
        Assert.Contains("OrderLifecycle 1, event at position ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task RunAsync(StoredOrders orders, string text)
    {
        await using var connection = new SqliteConnection($"Data Source={orders.Path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
