using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>Commands to a database whose rows change outside the store, or as they are read.</summary>
public abstract class CommandTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repeated_command_of_which_an_entry_is_gone_never_gets_another_outcome(bool isFollowed)
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await grants.FireAsync("g", Approve, new() { CommandId = "approve" });
        if (isFollowed)
            await grants.UpdateAsync("g", grant => grant.Comments++);
        await database.RunAsync("""DELETE FROM "LifecycleEntries" WHERE "Number" = 5""");

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
            await grants.TryFireAsync("g", Approve, new() { CommandId = "approve" }));

        Assert.Equal(
            "The history of Grant g lacks entry 5, which command approve may have written. Verify the history.",
            thrown.Message);
    }

    [StoreTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repeated_command_whose_instance_is_deleted_as_it_is_read_is_not_found(bool isStartedAnew)
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await grants.FireAsync("g", Approve, new() { CommandId = "approve" });
        var dialect = new RecordingDialect(database.Dialect);
        var store = RelationalLifecycleStore.Open(dialect, database.ConnectionString);
        await store.FindAsync("Grant", "g");
        var reads = dialect.Commands.Count;
        dialect.BeforeRead = async number =>
        {
            if (number != reads + 2)
                return;

            await grants.DeleteAsync("g");
            if (isStartedAnew)
                await grants.StartAsync("g", new());
        };

        var found = await store.FindCommandAsync("Grant", "g", "approve");

        Assert.Equal(isStartedAnew, found is not null);
        Assert.Empty(found?.Entries ?? []);
    }

    [StoreTheory]
    [InlineData("DELETE FROM \"LifecycleBlocks\"")]
    [InlineData("""
        INSERT INTO "LifecycleBlocks" ("Lifecycle", "Criterion", "InstanceId")
            SELECT "Lifecycle", 'GRA-02', "Id" FROM "LifecycleInstances" WHERE "Id" = 'h'
        """)]
    public async Task A_row_of_what_blocks_that_is_missing_or_stray_stops_no_fire(string mishap)
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        foreach (var id in new[] { "g", "h" })
            await grants.StartAsync(id, new());
        await grants.TryFireAsync("g", Submit);
        await database.RunAsync(mishap);

        Assert.True((await grants.FireAsync("g", Comment)).Accepted);
        LifecycleAssert.Refused(await grants.TryFireAsync("h", Submit), "GRA-01", "GRA-02");
        var found = await grants.FindAsync(new() { BlockedBy = "GRA-02" }).ToArrayAsync();
        Assert.Equal("h", Assert.Single(found).Id);
    }
}
