using Lifecycle.Storage.Tests.Databases;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>A result states the version of the instance, so a caller need not read it.</summary>
public abstract class ResultVersionTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task A_result_states_the_version_after_the_call_or_that_a_refusal_saw()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new() { Title = "Wells" });

        Assert.Equal(0, (await grants.TryFireAsync("g", Submit)).Version);
        Assert.Equal(1, (await grants.TryFireAsync("g", Comment)).Version);
        Assert.Equal(1, (await grants.TryFireAsync("g", Announce)).Version);
        Assert.Equal(1, (await grants.TryFireAsync("g", Comment, new() { ExpectedVersion = 7 })).Version);
        await grants.UpdateAsync("g", grant => grant.Title = "Roofs");
        Assert.Equal(3, (await grants.TryFireAsync("g", Submit)).Version);
        Assert.Equal(3, (await grants.GetAsync("g")).Version);
    }

    [StoreFact]
    public async Task A_repeated_command_states_the_version_that_it_led_to()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await grants.UpdateAsync("g", grant => grant.Title = "Roofs");

        var first = await grants.FireAsync("g", Approve, new() { CommandId = "c" });
        await grants.UpdateAsync("g", grant => grant.Title = "Doors");
        var again = await grants.FireAsync("g", Approve, new() { CommandId = "c" });

        // The follow-up is a change of its own.
        Assert.Equal((5, 5, 6), (first.Version, again.Version, (await grants.GetAsync("g")).Version));
        Assert.All(first.FollowUps.Concat(again.FollowUps), followUp => Assert.Null(followUp.Version));
        Assert.Equal(5, (await grants.AsUntyped().FireAsync("g", "Approve", new() { CommandId = "c" })).Version);
        Assert.EndsWith(",\"version\":5}", again.ToJson(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task The_steps_before_a_follow_up_that_failed_state_their_version()
    {
        using var database = new TDatabase();
        var crossings = new LifecycleManager<string, string, Parcel>(
            new Crossing(), database.Store, ParcelJson.Default.Parcel);
        await crossings.StartAsync("c", new());

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await crossings.FireAsync("c", "trip"));

        Assert.Equal(1, thrown.Completed.Version);
        Assert.Equal("It fell.", thrown.InnerException!.Message);
    }

    [Fact]
    public async Task The_result_of_an_instance_in_memory_states_no_version()
    {
        var instance = await new Crossing().StartAsync(new());

        Assert.Null((await instance.FireAsync("look")).Version);
        Assert.Equal(4, (await instance.FireAsync("look")).WithVersion(4).Version);
        Assert.Throws<InvalidOperationException>(() => default(TransitionResult<string, string>).WithVersion(4));
    }
}
