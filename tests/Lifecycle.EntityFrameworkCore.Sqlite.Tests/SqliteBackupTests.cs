using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Data.Sqlite;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

/// <summary>A backup that is taken while others fire is one consistent state, and can be gone on with.</summary>
public sealed class SqliteBackupTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("lifecycle-backup").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public Task The_backup_api_copies_one_state() => CopiesOneStateAsync((connection, file) =>
    {
        using var copy = new SqliteConnection($"Data Source={file}");
        copy.Open();
        connection.BackupDatabase(copy);
    });

    [Fact]
    public Task Vacuum_into_copies_one_state() => CopiesOneStateAsync((connection, file) =>
    {
        using var command = new SqliteCommand("VACUUM INTO @file", connection);
        command.Parameters.AddWithValue("@file", file);
        command.ExecuteNonQuery();
    });

    [Fact]
    public async Task A_copied_file_without_its_log_lacks_acknowledged_changes()
    {
        var grants = GrantManager.Of(_database.Store);
        await grants.StartAsync("g", new());
        await using (var connection = new SqliteConnection(_database.ConnectionString))
        {
            await connection.OpenAsync();
            await using (var checkpoint = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection))
                await checkpoint.ExecuteNonQueryAsync();
            await grants.FireAsync("g", Comment);
            File.Copy(connection.DataSource, Copy);
        }

        Assert.Equal(1, (await grants.GetAsync("g")).Version);
        Assert.Equal(0, (await GrantManager.Of(OpenCopy()).GetAsync("g")).Version);
    }

    private string Copy => Path.Combine(_folder, "copy.db");

    private RelationalLifecycleStore OpenCopy() => RelationalLifecycleStore.Sqlite($"Data Source={Copy};Pooling=False");

    private async Task CopiesOneStateAsync(Action<SqliteConnection, string> backUp)
    {
        const int Instances = 4;
        var grants = GrantManager.Of(_database.Store);
        for (var id = 0; id < Instances; id++)
            await grants.StartAsync($"{id}", new());

        using var stop = new CancellationTokenSource();
        var acknowledged = new long[Instances];
        var fired = new TaskCompletionSource();
        var callers = Enumerable.Range(0, Instances).Select(id => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await grants.FireAsync($"{id}", Comment, new() { CommandId = $"{acknowledged[id]}" });
                if (Interlocked.Increment(ref acknowledged[id]) == 10)
                    fired.TrySetResult();
            }
        })).ToArray();
        await Task.WhenAny(fired.Task, Task.WhenAll(callers)).WaitAsync(TimeSpan.FromMinutes(1));
        long[] before = [.. acknowledged.Select((_, id) => Interlocked.Read(ref acknowledged[id]))];
        await using (var connection = new SqliteConnection(_database.ConnectionString))
        {
            await connection.OpenAsync();
            backUp(connection, Copy);
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);

        var restored = GrantManager.Of(OpenCopy());
        for (var id = 0; id < Instances; id++)
        {
            var instance = await restored.GetAsync($"{id}");
            Assert.InRange(instance.Version, before[id], acknowledged[id]);
            Assert.Equal(instance.Version, instance.Subject.Comments);
            Assert.True((await restored.VerifyHistoryAsync($"{id}")).IsWhole);

            // What was acknowledged after the backup can be repeated, and nothing is applied twice.
            for (var command = 0; command < acknowledged[id]; command++)
                await restored.FireAsync($"{id}", Comment, new() { CommandId = $"{command}" });
            Assert.Equal(acknowledged[id], (await restored.GetAsync($"{id}")).Version);
        }
    }
}
