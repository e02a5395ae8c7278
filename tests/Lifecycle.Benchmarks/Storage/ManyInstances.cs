using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>
/// What a host asks of a store with a million instances of two entries each, all of which fall due later. The instances
/// are copies of one row, so their hashes are not their own; nothing here verifies them.
/// </summary>
internal static class ManyInstances
{
    private const int Instances = 1_000_000;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(TextWriter output)
    {
        foreach (var database in new[] { Database.Sqlite, Database.Postgres })
        {
            using var store = new StoreUnderTest(database);
            var manager = new LifecycleManager<CounterStage, CounterTrigger, Counter>(
                new WaitingLifecycle(),
                store.Store,
                CounterJson.Default.Counter,
                new() { Instance = new() { TimeProvider = new FakeTimeProvider(Now) } });
            await manager.StartAsync("seed", new());
            await manager.FireAsync("seed", CounterTrigger.Count);
            await using (var connection = await store.OpenAsync())
            {
                await CopyAsync(connection, "LifecycleInstances", "Id");
                await CopyAsync(connection, "LifecycleEntries", "InstanceId");
                await RunAsync(connection, "ANALYZE");
            }

            await MeasureAsync("a due round that finds nothing", async () =>
                Require(0, await manager.FindDueAsync().CountAsync()));
            await MeasureAsync("a stage without instances", async () =>
                Require(0, await manager.FindAsync(new() { Stages = [CounterStage.Counted] }).CountAsync()));
            await MeasureAsync("a criterion that blocks nothing", async () =>
                Require(0, await manager.FindAsync(new() { BlockedBy = "NONE" }).CountAsync()));
            await MeasureAsync("a page of 50 by id", async () =>
                Require(50, await manager.FindAsync(new() { After = "c5", Limit = 50 }).CountAsync()));
            await MeasureAsync("the check at start", async () =>
                Require(0, (await manager.FindStrandedAsync()).Count));
            await MeasureAsync("a back-test", async () =>
                Require(Instances + 1, (await manager.BacktestAsync(new WaitingLifecycle())).StepCount));

            async Task MeasureAsync(string what, Func<Task> act)
            {
                await act();
                var start = Stopwatch.GetTimestamp();
                await act();
                await output.WriteLineAsync(
                    $"{database}, {what}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
            }
        }
    }

    private static void Require(long expected, long found)
    {
        if (found != expected)
            throw new InvalidOperationException($"Expected {expected}, found {found}.");
    }

    private static async Task CopyAsync(DbConnection connection, string table, string id)
    {
        var columns = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"""SELECT * FROM "{table}" LIMIT 1""";
            await using var reader = await command.ExecuteReaderAsync();
            for (var column = 0; column < reader.FieldCount; column++)
                columns.Add(reader.GetName(column));
        }

        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var values = string.Join(
            ", ", columns.Select(column => column == id ? "'c' || copies.number" : $"seed.\"{column}\""));
        await RunAsync(
            connection,
            $"""
            INSERT INTO "{table}" ({names})
            WITH RECURSIVE copies(number) AS (
                SELECT 1 UNION ALL SELECT number + 1 FROM copies WHERE number < {Instances})
            SELECT {values} FROM copies CROSS JOIN "{table}" AS seed WHERE seed."{id}" = 'seed'
            """);
    }

    private static async Task RunAsync(DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }

    private sealed class WaitingLifecycle : LifecycleDefinition<CounterStage, CounterTrigger, Counter>
    {
        protected override void Define(LifecycleBuilder<CounterStage, CounterTrigger, Counter> lifecycle)
        {
            lifecycle.StartsIn(CounterStage.Counting);
            lifecycle
                .Stage(CounterStage.Counting)
                .DueAfter(TimeSpan.FromDays(30), fires: CounterTrigger.Stop)
                .On(CounterTrigger.Count)
                .OnTransition(context => context.Subject.Count++)
                .Stay();
            lifecycle.Stage(CounterStage.Counting).On(CounterTrigger.Stop).GoTo(CounterStage.Counted);
            lifecycle.Stage(CounterStage.Counted).IsTerminal();
        }
    }
}
