using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>
/// Several processes write, and are killed while they write. With LIFECYCLE_LONG_TESTS=1 the tests run longer.
/// </summary>
public abstract class ProcessTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") == "1";

    [StoreFact]
    public async Task A_killed_process_loses_nothing_acknowledged_and_leaves_nothing_half_done()
    {
        using var database = new TDatabase();
        await Lamps.StartAsync(database.Store);
        var random = new Random(11);
        var acknowledged = new List<(string Lamp, string Command)>();

        for (var round = 0; round < (IsLong ? 100 : 6); round++)
        {
            using var writer = new WriterProcess(database, Lamps.Count, threads: 2, presses: int.MaxValue);
            await writer.First;

            // The process is killed at a random moment.
            await Task.Delay(random.Next(60));
            acknowledged.AddRange(await writer.KillAsync());
            await database.SettleAsync();

            // Another store on the same database, as after a restart.
            await Lamps.AreWholeAsync(database.Open(), acknowledged);
        }

        Assert.NotEmpty(acknowledged);
    }

    [StoreFact]
    public async Task Writers_in_several_processes_do_not_overwrite_each_other()
    {
        const int Threads = 2;
        var presses = IsLong ? 500 : 30;
        using var database = new TDatabase();
        await Lamps.StartAsync(database.Store);

        WriterProcess[] writers =
        [
            .. Enumerable.Range(0, 3).Select(_ => new WriterProcess(database, Lamps.Count, Threads, presses)),
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
        var versions = await Lamps.AreWholeAsync(database.Open(), acknowledged);
        Assert.Equal(acknowledged.Count, versions);
    }
}
