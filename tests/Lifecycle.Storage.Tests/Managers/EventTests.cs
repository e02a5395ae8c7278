using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Stores;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Events are stored with the step that emits them.</summary>
public abstract class EventTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task Events_are_stored_with_their_step_under_stable_keys()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "a/b");
        await grants.FireAsync("a/b", Approve);

        var pending = await database.Open().FindEventsAsync(new() { Lifecycle = "Grant" });

        Assert.Equal(["Grant/a%2Fb/4/0", "Grant/a%2Fb/5/0", "Grant/a%2Fb/5/1"], pending.Select(each => each.Place()));
        Assert.Equal("""{"Stage":"Approved","Title":"Wells"}""", pending[0].Body);
        Assert.Equal(typeof(GrantDecided).FullName, pending[0].Type);
        Assert.All(pending, each => Assert.Equal("a/b", each.InstanceId));
    }

    [StoreFact]
    public async Task Keys_of_events_are_no_longer_than_ids()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        foreach (var end in "éü")
        {
            var id = new string('é', 199) + end;
            await GrantManager.UnderReviewAsync(grants, id);
            await grants.FireAsync(id, Approve);
        }

        var events = await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" });
        var keys = events.Select(each => each.Key).ToArray();

        Assert.Equal(6, keys.Distinct().Count());
        Assert.All(keys, key => Assert.InRange(key.Length, 1, 200));
    }
}
