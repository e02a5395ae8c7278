using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantStage;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Orleans.Tests.Grains;

/// <summary>
/// A process outside the cluster writes an instance that a grain has in memory. Every result is that of the store.
/// </summary>
public abstract class StaleMemoryTests<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();
    private GrantCluster? _cluster;

    private ILifecycleManager<GrantStage, GrantTrigger, Grant> Grains { get; set; } = null!;

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Outside { get; set; } = null!;

    /// <summary>Brings a grant with a comment and without a title into the memory of its grain, at version 1.</summary>
    public async Task InitializeAsync()
    {
        _cluster = await GrantCluster.StartAsync(_database);
        (Grains, Outside) = (_cluster.Grants, GrantManager.Of(_database.Open()));
        await Grains.StartAsync("g", new());
        await Grains.FireAsync("g", Comment);
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
        {
            Assert.True((await Outside.VerifyHistoryAsync("g")).IsWhole);
            await _cluster.DisposeAsync();
        }

        _database.Dispose();
    }

    [StoreFact]
    public async Task A_fire_at_the_version_that_was_written_outside_is_accepted()
    {
        await Outside.UpdateAsync("g", grant => grant.Title = "Wells");

        await Grains.FireAsync("g", Comment, new() { ExpectedVersion = 2 });

        var grant = await Outside.GetAsync("g");
        Assert.Equal(("Wells", 2, 3L), (grant.Subject.Title, grant.Subject.Comments, grant.Version));
    }

    [StoreFact]
    public async Task A_fire_at_the_version_in_memory_is_a_conflict()
    {
        await Outside.UpdateAsync("g", grant => grant.Title = "Wells");

        var result = await Grains.TryFireAsync("g", Comment, new() { ExpectedVersion = 1 });

        Assert.Equal(TransitionOutcome.Conflict, result.Outcome);
        Assert.Equal(1, (await Outside.GetAsync("g")).Subject.Comments);
    }

    [StoreFact]
    public async Task A_criterion_that_was_met_outside_does_not_refuse()
    {
        LifecycleAssert.Refused(await Grains.TryFireAsync("g", Submit), "GRA-01");
        await Outside.UpdateAsync("g", grant => grant.Title = "Wells");

        LifecycleAssert.Moved(await Grains.TryFireAsync("g", Submit), Submitted);

        Assert.Equal(
            [TransitionOutcome.Refused, TransitionOutcome.Moved],
            await Outside.HistoryAsync("g").Where(entry => entry.Trigger == "Submit")
                .Select(entry => entry.Outcome).ToArrayAsync());
    }

    [StoreFact]
    public async Task A_trigger_of_the_stage_that_was_entered_outside_is_permitted()
    {
        await SubmitOutsideAsync();

        LifecycleAssert.Moved(await Grains.TryFireAsync("g", Review), UnderReview);
    }

    [StoreFact]
    public async Task An_action_of_the_stage_that_was_left_outside_does_not_throw()
    {
        await SubmitOutsideAsync();

        Assert.Equal(TransitionOutcome.NotPermitted, (await Grains.TryFireAsync("g", Fail)).Outcome);
    }

    [StoreFact]
    public async Task A_command_that_was_applied_outside_is_not_applied_again()
    {
        var first = await Outside.FireAsync("g", Comment, new() { CommandId = "c" });

        var again = await Grains.FireAsync("g", Comment, new() { CommandId = "c" });

        Assert.Equal(first.ToJson(), again.ToJson());
        Assert.Equal(2, (await Outside.GetAsync("g")).Subject.Comments);
        await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await Grains.FireAsync("g", Submit, new() { CommandId = "c" }));
    }

    [StoreFact]
    public async Task A_command_that_was_applied_outside_is_not_refused()
    {
        await SubmitOutsideAsync("s");
        Assert.Equal(TransitionOutcome.NotPermitted, (await Grains.TryFireAsync("g", Submit)).Outcome);

        // In memory the grant is in a stage that does not permit it.
        LifecycleAssert.Moved(await Grains.TryFireAsync("g", Submit, new() { CommandId = "s" }), Submitted);

        Assert.Equal(2, await Outside.HistoryAsync("g").CountAsync(entry => entry.Trigger == "Submit"));
    }

    private async Task SubmitOutsideAsync(string? commandId = null)
    {
        await Outside.UpdateAsync("g", grant => grant.Title = "Wells");
        await Outside.FireAsync("g", Submit, new() { CommandId = commandId });
    }
}
