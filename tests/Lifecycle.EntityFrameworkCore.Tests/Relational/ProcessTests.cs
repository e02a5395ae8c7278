using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>
/// Several processes write, and are killed while they write. With LIFECYCLE_LONG_TESTS=1 the tests run longer.
/// </summary>
public abstract class ProcessTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    private const int LampCount = 3;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") == "1";

    [StoreFact]
    public async Task A_killed_process_loses_nothing_acknowledged_and_leaves_nothing_half_done()
    {
        using var database = new TDatabase();
        await StartLampsAsync(database);
        var random = new Random(11);
        var acknowledged = new List<(string Lamp, string Command)>();

        for (var round = 0; round < (IsLong ? 100 : 6); round++)
        {
            using var writer = new WriterProcess(database, LampCount, threads: 2, presses: int.MaxValue);
            await writer.First;

            // The process is killed at a random moment.
            await Task.Delay(random.Next(60));
            acknowledged.AddRange(await writer.KillAsync());
            await database.SettleAsync();
            await LampsAreWholeAsync(database, acknowledged);
        }

        Assert.NotEmpty(acknowledged);
    }

    [StoreFact]
    public async Task Writers_in_several_processes_do_not_overwrite_each_other()
    {
        const int Threads = 2;
        var presses = IsLong ? 500 : 30;
        using var database = new TDatabase();
        await StartLampsAsync(database);

        WriterProcess[] writers =
        [
            .. Enumerable.Range(0, 3).Select(_ => new WriterProcess(database, LampCount, Threads, presses)),
        ];
        var acknowledged = new List<(string Lamp, string Command)>();
        foreach (var writer in writers)
        {
            using (writer)
            {
                acknowledged.AddRange(await writer.ExitAsync());
                Assert.Equal("", writer.Errors);
            }
        }

        Assert.Equal(writers.Length * Threads * presses, acknowledged.Count);
        var versions = await LampsAreWholeAsync(database, acknowledged);
        Assert.Equal(acknowledged.Count, versions);
    }

    private static async Task StartLampsAsync(TDatabase database)
    {
        for (var lamp = 0; lamp < LampCount; lamp++)
            await LampLifecycle.In(database.Store).StartAsync($"lamp {lamp}", new());
    }

    /// <returns>The number of presses.</returns>
    private static async Task<long> LampsAreWholeAsync(
        TDatabase database,
        IReadOnlyCollection<(string Lamp, string Command)> acknowledged)
    {
        // Another store on the same database, as after a restart.
        var store = database.Open();
        var manager = LampLifecycle.In(store);
        var events = await store.FindEventsAsync(new()
        {
            Lifecycle = LampLifecycle.LifecycleName,
            Limit = int.MaxValue,
        });
        var presses = 0L;
        await foreach (var lamp in manager.FindAsync())
        {
            var history = await manager.HistoryAsync(lamp.Id).Skip(1).ToArrayAsync();
            var commands = history.Select(entry => entry.CommandId).ToHashSet();
            Assert.Equal((lamp.Version, (long)lamp.Subject.Presses), (history.LongLength, lamp.Version));
            Assert.Equal(history.Length, commands.Count);
            Assert.All(acknowledged.Where(each => each.Lamp == lamp.Id), each =>
                Assert.Contains(each.Command, commands));
            Assert.All(history, (entry, index) =>
                Assert.Equal(
                    (index % 2 == 0 ? "Off On" : "On Off", index + 1),
                    ($"{entry.From} {entry.To}", (int)entry.Version)));
            Assert.Equal(
                Enumerable.Range(1, history.Length).Select(count => $$"""{"Count":{{count}}}"""),
                events.Where(each => each.InstanceId == lamp.Id).Select(each => each.Body));
            Assert.Equal(lamp.Stage == LampStage.On, lamp.Stored.DueAt is not null);
            Assert.Equal(history.Length % 2 == 1 ? LampStage.On : LampStage.Off, lamp.Stage);
            Assert.True((await manager.VerifyHistoryAsync(lamp.Id)).IsWhole);
            presses += lamp.Version;
        }

        return presses;
    }
}
