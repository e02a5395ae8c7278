using System.Buffers.Binary;
using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Data.Sqlite;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

/// <summary>Writes that wait for a busy file are committed together.</summary>
public class SqliteGroupCommitTests
{
    private const int Grants = 16;

    [Fact]
    public async Task Writes_that_wait_are_committed_together()
    {
        using var database = new SqliteDatabase();
        var grants = await StartedAsync(database);
        using var other = new Writer(database.ConnectionString);
        var before = Commits(database);

        var firing = Enumerable.Range(0, Grants).Select(id => grants.FireAsync($"{id}", Comment).AsTask()).ToArray();
        other.Dispose();
        Assert.All(await Task.WhenAll(firing), result => Assert.True(result.Accepted));

        // The first to come takes those that are there, and the others wait together until it has written.
        Assert.InRange(Commits(database) - before, 1, 3);
        for (var id = 0; id < Grants; id++)
            Assert.True((await grants.VerifyHistoryAsync($"{id}")).IsWhole);
    }

    [Fact]
    public async Task A_write_that_fails_fails_no_other_that_waits_with_it()
    {
        using var database = new SqliteDatabase();
        var grants = await StartedAsync(database);
        Run(
            database,
            """
            CREATE TRIGGER "Fails" BEFORE UPDATE ON "LifecycleInstances" WHEN NEW."Id" IN ('3', '7')
            BEGIN SELECT json('{'); END
            """);
        using var other = new Writer(database.ConnectionString);

        var firing = Enumerable.Range(0, Grants).Select(id => FireAsync($"{id}")).ToArray();
        other.Dispose();
        var failures = await Task.WhenAll(firing);

        Assert.Equal(["3", "7"], failures.OfType<string>());
        for (var id = 0; id < Grants; id++)
            Assert.Equal(id is 3 or 7 ? 0 : 1, (await grants.GetAsync($"{id}")).Version);

        async Task<string?> FireAsync(string id)
        {
            try
            {
                await grants.FireAsync(id, Comment);
                return null;
            }
            catch (LifecycleStoreException exception)
            {
                Assert.Contains("malformed JSON", exception.Message, StringComparison.Ordinal);
                Assert.False(exception.IsOutcomeUnknown);
                return id;
            }
        }
    }

    [Fact]
    public async Task A_command_that_waits_several_times_is_applied_once_and_all_callers_get_its_result()
    {
        using var database = new SqliteDatabase();
        var grants = await StartedAsync(database);
        using var other = new Writer(database.ConnectionString);

        var firing = Enumerable.Range(0, Grants)
            .Select(_ => grants.FireAsync("0", Comment, new() { CommandId = "c" }).AsTask())
            .ToArray();
        other.Dispose();

        Assert.All(await Task.WhenAll(firing), result => Assert.Equal(TransitionOutcome.Stayed, result.Outcome));
        Assert.Equal(1, (await grants.GetAsync("0")).Version);
    }

    private static async Task<LifecycleManager<GrantStage, GrantTrigger, Grant>> StartedAsync(SqliteDatabase database)
    {
        var grants = GrantManager.Of(database.Store);
        for (var id = 0; id < Grants; id++)
            await grants.StartAsync($"{id}", new());

        return grants;
    }

    private static void Run(SqliteDatabase database, string statement)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var command = new SqliteCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Counts the commits in the write-ahead log: the last page of each has the size of the database.
    /// </summary>
    private static int Commits(SqliteDatabase database)
    {
        const int Header = 32;
        const int FrameHeader = 24;
        using var log = new FileStream(
            new SqliteConnectionStringBuilder(database.ConnectionString).DataSource + "-wal",
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite);
        var bytes = new byte[log.Length];
        log.ReadExactly(bytes);
        var page = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8));
        var commits = 0;
        for (var frame = Header; frame + FrameHeader + page <= bytes.Length; frame += FrameHeader + page)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(frame + 4)) != 0)
                commits++;
        }

        return commits;
    }
}
