using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.History;

/// <summary>An instance is deleted with all that belongs to it.</summary>
public class DeletionTests
{
    private readonly InMemoryLifecycleStore _store = new();

    [Fact]
    public async Task A_deleted_instance_is_gone_and_its_id_can_be_used_again()
    {
        var grants = GrantManager.Of(_store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await grants.FireAsync("g", Approve, new() { CommandId = "approve" });

        Assert.True(await grants.DeleteAsync("g"));

        Assert.False(await grants.DeleteAsync("g"));
        Assert.Null(await grants.TryGetAsync("g"));
        Assert.Empty(await grants.HistoryAsync("g").ToArrayAsync());
        Assert.Equal(0, await grants.CountAsync());
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await grants.FireAsync("g", Approve));

        await GrantManager.UnderReviewAsync(grants, "g");
        var again = await grants.FireAsync("g", Approve, new() { CommandId = "approve" });
        Assert.Equal(GrantStage.Announced, again.FollowUps[^1].To);
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [Fact]
    public async Task Events_of_a_deleted_instance_have_other_keys_than_those_of_a_later_one_with_its_id()
    {
        var grants = GrantManager.Of(_store);
        for (var time = 0; time < 2; time++)
        {
            await GrantManager.UnderReviewAsync(grants, "g");
            await grants.FireAsync("g", Approve);
            await grants.DeleteAsync("g");
        }

        var events = await _store.FindEventsAsync(new() { Lifecycle = "Grant" });

        Assert.Equal(6, events.Count);
        Assert.Equal(6, events.Select(each => each.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_deletion_checks_the_version_that_the_caller_has_seen()
    {
        var grants = GrantManager.Of(_store);
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment);

        var thrown = await Assert.ThrowsAsync<ConcurrencyConflictException>(async () =>
            await grants.DeleteAsync("g", expectedVersion: 0));

        Assert.Equal(
            "Grant g was not deleted: the instance is at version 1, not at the expected version 0.", thrown.Message);
        Assert.True(await grants.DeleteAsync("g", expectedVersion: 1));
    }

    [Fact]
    public async Task A_fire_that_a_deletion_overtakes_finds_no_instance()
    {
        var grants = GrantManager.Of(_store);
        await grants.StartAsync("g", new());
        var store = new FaultyStore(_store) { BeforeWrite = async () => await grants.DeleteAsync("g") };

        await Assert.ThrowsAsync<InstanceNotFoundException>(async () =>
            await GrantManager.Of(store).FireAsync("g", Comment));

        Assert.Empty(await grants.HistoryAsync("g").ToArrayAsync());
    }

    [Fact]
    public async Task A_fire_on_a_deleted_instance_is_made_on_the_new_one_with_its_id()
    {
        var grants = GrantManager.Of(_store);
        await grants.StartAsync("g", new() { Title = "of Ann" });
        var writes = 0;
        var store = new FaultyStore(_store)
        {
            BeforeWrite = async () =>
            {
                if (writes++ > 0)
                    return;

                await grants.DeleteAsync("g");
                await grants.StartAsync("g", new() { Title = "of Bo" });
            },
        };

        await GrantManager.Of(store).FireAsync("g", Comment);

        var grant = (await grants.GetAsync("g")).Subject;
        Assert.Equal(("of Bo", 1, 2), (grant.Title, grant.Comments, writes));
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [Fact]
    public async Task A_deletion_that_others_overtake_each_time_is_a_conflict()
    {
        var grants = GrantManager.Of(_store);
        await grants.StartAsync("g", new());
        var store = new FaultyStore(_store) { BeforeWrite = async () => await grants.FireAsync("g", Comment) };

        var thrown = await Assert.ThrowsAsync<ConcurrencyConflictException>(async () =>
            await GrantManager.Of(store, attempts: 2).DeleteAsync("g"));

        Assert.Contains("at each of 2 attempts", thrown.Message, StringComparison.Ordinal);
        Assert.NotNull(await grants.TryGetAsync("g"));
    }
}
