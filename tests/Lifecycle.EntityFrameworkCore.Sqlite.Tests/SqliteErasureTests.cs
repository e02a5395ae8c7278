using System.Text;
using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Data.Sqlite;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

/// <summary>What is erased or deleted is not left in the bytes of the file, or of its log.</summary>
public class SqliteErasureTests
{
    private const string Secret = "Sycamore Lane 7";

    public static TheoryData<string, Func<LifecycleManager<GrantStage, GrantTrigger, Grant>, string, Task>> Ways =>
        new()
        {
            { "erased", (grants, id) => grants.EraseAsync(id, _ => new()).AsTask() },
            { "deleted", (grants, id) => grants.DeleteAsync(id).AsTask() },
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nothing_is_left_of_what_is_given_up(
        string way, Func<LifecycleManager<GrantStage, GrantTrigger, Grant>, string, Task> giveUp)
    {
        Assert.NotEmpty(way);
        using var database = new SqliteDatabase();
        var grants = GrantManager.Of(database.Store);
        for (var id = 0; id < 20; id++)
        {
            // Subjects of several sizes, some larger than a page, that change and move.
            await grants.StartAsync($"{id}", new() { Title = Secret + new string('x', 300 * id) });
            await grants.FireAsync($"{id}", Comment, new() { Actor = Secret, Reason = Secret });
            await grants.UpdateAsync($"{id}", grant => grant.Title = new string('y', 500) + Secret);
            await grants.TryFireAsync($"{id}", Review, new() { Actor = Secret, Reason = Secret });
        }

        await grants.StartAsync("kept", new() { Title = "Wells" });
        Assert.True(IsFound(database));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(id => Task.Run(() => giveUp(grants, $"{id}"))));

        Assert.False(IsFound(database));
        Assert.Equal("Wells", (await grants.GetAsync("kept")).Subject.Title);
    }

    [Fact]
    public async Task Pruned_entries_leave_nothing()
    {
        using var database = new SqliteDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        for (var time = 0; time < 50; time++)
            await grants.FireAsync("g", Comment, new() { Actor = Secret, Reason = new string('z', 40 * time) });
        await grants.FireAsync("g", Comment);
        Assert.True(IsFound(database));

        await grants.PruneAsync(DateTimeOffset.MaxValue);

        Assert.False(IsFound(database));
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    /// <summary>Whether the secret is in the file, or in the log of its writes, while the store is open.</summary>
    private static bool IsFound(SqliteDatabase database)
    {
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        return Contains(path) || Contains($"{path}-wal");
    }

    private static bool Contains(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0;
    }
}
