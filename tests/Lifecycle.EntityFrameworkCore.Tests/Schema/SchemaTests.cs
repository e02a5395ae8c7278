using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Relational;
using Lifecycle.Storage.Tests.Databases;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Tests.Schema;

/// <summary>How a database gets its tables.</summary>
public abstract class SchemaTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task Several_stores_may_be_the_first_to_use_a_database()
    {
        using var database = new TDatabase();
        var stores = Enumerable.Range(0, 8).Select(_ => database.Open()).ToArray();

        await Task.WhenAll(
            stores.Select(
                (store, index) => Task.Run(() => LampLifecycle.In(store).StartAsync($"{index}", new()).AsTask())));

        Assert.Equal(8, await LampLifecycle.In(database.Store).FindAsync().CountAsync());
    }

    [StoreFact]
    public async Task A_process_killed_while_it_creates_the_tables_does_no_harm()
    {
        using var database = new TDatabase();
        var random = new Random(12);
        for (var round = 0; round < 3; round++)
        {
            using var writer = new WriterProcess(database, lamps: 1, threads: 1, presses: 1);

            // The process is killed at a random moment.
            await Task.Delay(random.Next(200, 600));
            await writer.KillAsync();
        }

        var manager = LampLifecycle.In(database.Open());
        await manager.StartAsync("lamp", new()).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True((await manager.FireAsync("lamp", LampTrigger.Press)).Moved);
    }
}
