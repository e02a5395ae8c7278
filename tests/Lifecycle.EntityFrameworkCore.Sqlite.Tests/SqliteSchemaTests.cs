using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Schema;
using Microsoft.Data.Sqlite;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

public sealed class SqliteSchemaTests : SchemaTests<SqliteDatabase>
{
    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_blocks_no_one()
    {
        using var database = new SqliteDatabase();

        // Entity Framework's own migrations wait until this row is gone.
        using (var connection = new SqliteConnection(database.ConnectionString))
        {
            connection.Open();
            using var killed = connection.CreateCommand();
            killed.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
                """;
            killed.ExecuteNonQuery();
        }

        await LampLifecycle.In(database.Store).StartAsync("lamp", new()).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Commits_wait_for_the_disk_and_readers_do_not_wait_for_commits()
    {
        using var database = new SqliteDatabase();
        await LampLifecycle.In(database.Store).StartAsync("lamp", new());

        // The pool returns the connection as the store left it.
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
}
