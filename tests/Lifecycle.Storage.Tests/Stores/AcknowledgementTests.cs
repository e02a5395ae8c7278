using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Stores;

/// <summary>The answer of a store is lost, or contradicts what it has stored.</summary>
public class AcknowledgementTests
{
    [Fact]
    public async Task A_lost_result_is_repeated_with_its_follow_ups()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = GrantManager.Of(store);
        await GrantManager.UnderReviewAsync(grants, "g");
        store.AfterWrite = () => throw new TimeoutException();
        var command = new TransitionCommand { CommandId = "c" };

        await Assert.ThrowsAsync<TimeoutException>(async () => await grants.TryFireAsync("g", Approve, command));
        var again = await grants.TryFireAsync("g", Approve, command);

        Assert.Equal([GrantStage.Announced], again.FollowUps.Select(step => step.To));
        Assert.Equal(3, (await store.FindEventsAsync(new() { Lifecycle = "Grant", Limit = 10 })).Count);
    }

    [Theory]
    [InlineData(StoreOutcome.Conflict, 3)]
    [InlineData(StoreOutcome.AlreadyApplied, 4)]
    public async Task A_store_that_contradicts_itself_is_not_called_for_ever(StoreOutcome reported, int expectedWrites)
    {
        var writes = 0;
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = GrantManager.Of(store, attempts: 3);
        await grants.StartAsync("g", new());
        (store.Reported, store.BeforeWrite) = (reported, () => Task.FromResult(writes++));
        store.Found = found => found is null ? null : found with { ConcurrencyToken = 7 };

        var result = await grants.TryFireAsync("g", Comment, new() { CommandId = "c" });

        Assert.Equal((TransitionOutcome.Conflict, expectedWrites), (result.Outcome, writes));
    }

    [Fact]
    public async Task Without_a_command_id_a_repeated_fire_may_be_applied_twice()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = GrantManager.Of(store);
        await grants.StartAsync("g", new());
        store.AfterWrite = () => throw new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(async () => await grants.FireAsync("g", Comment));
        store.AfterWrite = null;

        await grants.FireAsync("g", Comment);

        Assert.Equal(2, (await grants.GetAsync("g")).Subject.Comments);
    }
}
