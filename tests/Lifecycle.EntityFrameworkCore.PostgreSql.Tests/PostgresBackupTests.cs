using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

/// <summary>What <c>pg_dump</c> writes can be restored and gone on with.</summary>
[RequiresPostgres]
public class PostgresBackupTests
{
    [StoreFact]
    public async Task A_restored_dump_goes_on_where_it_was_taken()
    {
        using var database = new PostgresDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await grants.FireAsync("g", Approve, new() { CommandId = "approve" });
        var other = PostgresServer.CreateDatabase();
        PostgresServer.Restore(PostgresServer.Dump(database.ConnectionString), other);
        await grants.StartAsync("later", new());

        var store = RelationalLifecycleStore.Postgres(other);
        var restored = GrantManager.Of(store);

        Assert.Equal(
            (await grants.GetAsync("g")).Stored with { DueDates = [], Refusals = [] },
            (await restored.GetAsync("g")).Stored with { DueDates = [], Refusals = [] });
        Assert.Equal(
            await grants.HistoryAsync("g").ToArrayAsync(), await restored.HistoryAsync("g").ToArrayAsync());
        Assert.True((await restored.VerifyHistoryAsync("g")).IsWhole);
        Assert.Null(await restored.TryGetAsync("later"));
        await restored.FireAsync("g", Approve, new() { CommandId = "approve" });
        await GrantManager.UnderReviewAsync(restored, "h");
        await restored.FireAsync("h", Approve);
        var events = await store.FindEventsAsync(new() { Lifecycle = "Grant" });
        Assert.Equal(["g", "g", "g", "h", "h", "h"], events.Select(each => each.InstanceId));
    }
}
