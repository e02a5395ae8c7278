using Lifecycle.Storage.Tests.Stores;
using static Lifecycle.Storage.Tests.GrantStage;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Other callers write the instance between the read and the write.</summary>
public class ConflictTests
{
    [Fact]
    public async Task A_change_that_is_overtaken_at_every_attempt_is_a_conflict()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = Manager(store, attempts: 3);
        await grants.StartAsync("g", new());
        store.BeforeWrite = () => Manager(store.Inner).FireAsync("g", Comment).AsTask();

        var result = await grants.TryFireAsync("g", Comment);
        Assert.Equal(TransitionOutcome.Conflict, result.Outcome);
        Assert.Equal(
            "Comment is refused in Draft: other callers changed the instance at each of 3 attempts.",
            result.ToString());
        await Assert.ThrowsAsync<ConcurrencyConflictException>(async () => await grants.FireAsync("g", Comment));
        var thrown = await Assert.ThrowsAsync<ConcurrencyConflictException>(async () =>
            await grants.UpdateAsync("g", grant => grant.Title = "Wells"));
        Assert.Equal(
            "Grant g was not updated: other callers changed the instance at each of 3 attempts.", thrown.Message);
        Assert.Null(thrown.Report);

        Assert.Equal(9, (await Manager(store.Inner).GetAsync("g")).Subject.Comments);
    }

    [Fact]
    public async Task A_change_that_another_caller_has_made_with_the_same_command_is_no_conflict()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = Manager(store, attempts: 1);
        await grants.StartAsync("g", new());
        store.BeforeWrite = async () =>
        {
            store.BeforeWrite = null;
            await Manager(store.Inner).UpdateAsync("g", grant => grant.Comments++, new() { CommandId = "c" });
        };

        var grant = await grants.UpdateAsync("g", each => each.Comments++, new() { CommandId = "c" });

        Assert.Equal((1L, 1), (grant.Version, grant.Subject.Comments));
    }

    [Fact]
    public async Task A_fire_that_is_overtaken_is_evaluated_again()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = Manager(store);
        await grants.StartAsync("g", new() { Title = "Wells", Comments = 1 });
        store.BeforeWrite = () =>
        {
            store.BeforeWrite = null;
            return Manager(store.Inner).UpdateAsync("g", grant => grant.Title = null).AsTask();
        };

        LifecycleAssert.Refused(await grants.TryFireAsync("g", Submit), "GRA-01");
        Assert.Equal(Draft, (await grants.GetAsync("g")).Stage);
    }

    [Fact]
    public async Task An_outdated_expected_version_is_a_conflict()
    {
        var grants = Manager(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment, new() { ExpectedVersion = 0 });

        Assert.Equal(
            TransitionOutcome.Conflict,
            (await grants.TryFireAsync("g", Comment, new() { ExpectedVersion = 0 })).Outcome);
        Assert.Equal(1, (await grants.GetAsync("g")).Subject.Comments);
    }

    /// <summary>Otherwise a client with an old version could make a history grow, and other writers collide.</summary>
    [Fact]
    public async Task An_outdated_expected_version_writes_nothing()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = Manager(store);
        await grants.StartAsync("g", new());

        foreach (var trigger in new[] { Comment, Submit, Approve })
            await grants.TryFireAsync("g", trigger, new() { ExpectedVersion = 7 });

        Assert.Single(store.Writes);
        Assert.Equal(1, (await grants.GetAsync("g")).Stored.EntryCount);
    }

    private static LifecycleManager<GrantStage, GrantTrigger, Grant> Manager(
        ILifecycleStore store,
        int attempts = 10) => GrantManager.Of(store, attempts: attempts);
}
