using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Processes;
using Microsoft.Data.Sqlite;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Tests.Stores;

/// <summary>How a database gets its tables.</summary>
public class SchemaTests
{
    [Theory]
    [Sqlite]
    [Postgres]
    public async Task Any_number_may_be_the_first_to_use_a_database(Provider provider)
    {
        using var database = Database.Create(provider);
        var stores = Enumerable.Range(0, 8).Select(_ => database.Open()).ToArray();

        await Task.WhenAll(
            stores.Select(
                (store, index) => Task.Run(() => LampLifecycle.In(store).StartAsync($"{index}", new()).AsTask())));

        Assert.Equal(8, await LampLifecycle.In(database.Store).FindAsync().CountAsync());
    }

    [Fact]
    public async Task A_file_is_of_use_whoever_was_killed_while_the_tables_were_made()
    {
        using var database = Database.Create(Provider.Sqlite);

        // Entity Framework has its migrations wait for this row to go.
        using (var connection = new SqliteConnection(database.ConnectionString))
        {
            connection.Open();
            using var killed = connection.CreateCommand();
            killed.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
                """;
            killed.ExecuteNonQuery();
        }

        await LampLifecycle.In(database.Store).StartAsync("lamp", new()).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Commits_in_a_file_wait_for_the_disk_and_keep_no_reader_waiting()
    {
        using var database = Database.Create(Provider.Sqlite);
        await LampLifecycle.In(database.Store).StartAsync("lamp", new());

        // It comes from the pool, as the store has left it.
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();

        Assert.Equal(("2", "wal"), (Ask("PRAGMA synchronous"), Ask("PRAGMA journal_mode")));

        string Ask(string question)
        {
            using var command = connection.CreateCommand();
            command.CommandText = question;
            return $"{command.ExecuteScalar()}";
        }
    }

    [Theory]
    [Sqlite]
    [Postgres]
    public async Task Processes_are_killed_while_they_make_the_tables(Provider provider)
    {
        using var database = Database.Create(provider);
        var random = new Random(12);
        for (var round = 0; round < 3; round++)
        {
            using var writer = new WriterProcess(database, lamps: 1, threads: 1, presses: 1);

            // Where it is killed is meant to be left to chance.
            await Task.Delay(random.Next(200, 600));
            await writer.KillAsync();
        }

        var manager = LampLifecycle.In(database.Open());
        await manager.StartAsync("lamp", new()).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True((await manager.FireAsync("lamp", LampTrigger.Press)).Moved);
    }
}
