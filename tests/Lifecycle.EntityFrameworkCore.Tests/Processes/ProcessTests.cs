using Lifecycle.EntityFrameworkCore.Tests.Databases;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Tests.Processes;

/// <summary>
/// Several processes write, and are killed while they do. Long versions run where LIFECYCLE_LONG_TESTS is 1.
/// </summary>
public class ProcessTests
{
    private const int LampCount = 3;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") == "1";

    [Theory]
    [Sqlite]
    [Postgres]
    public async Task Nothing_that_was_acknowledged_is_lost_and_nothing_is_half_done_when_a_process_is_killed(
        Provider provider)
    {
        using var database = Database.Create(provider);
        await StartLampsAsync(database);
        var random = new Random(11);
        var acknowledged = new List<(string Lamp, string Command)>();

        for (var round = 0; round < (IsLong ? 100 : 6); round++)
        {
            using var writer = new WriterProcess(database, LampCount, threads: 2, presses: int.MaxValue);
            await writer.First;

            // Where in its work it is killed is meant to be left to chance.
            await Task.Delay(random.Next(60));
            acknowledged.AddRange(await writer.KillAsync());
            await LampsAreWholeAsync(database, acknowledged);
        }

        Assert.NotEmpty(acknowledged);
    }

    [Theory]
    [Sqlite]
    [Postgres]
    public async Task Writers_in_several_processes_lose_nothing_of_each_other(Provider provider)
    {
        const int Threads = 2;
        var presses = IsLong ? 500 : 30;
        using var database = Database.Create(provider);
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

    private static async Task StartLampsAsync(Database database)
    {
        for (var lamp = 0; lamp < LampCount; lamp++)
            await LampLifecycle.In(database.Store).StartAsync($"lamp {lamp}", new());
    }

    /// <returns>How many presses there were.</returns>
    private static async Task<long> LampsAreWholeAsync(
        Database database,
        IReadOnlyCollection<(string Lamp, string Command)> acknowledged)
    {
        // A store of its own, as after a restart.
        var store = database.Open();
        var manager = LampLifecycle.In(store);
        var events = await store.PendingEventsAsync(LampLifecycle.LifecycleName, 0, int.MaxValue);
        var presses = 0L;
        await foreach (var lamp in manager.FindAsync())
        {
            var history = await manager.HistoryAsync(lamp.Id).ToArrayAsync();
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
