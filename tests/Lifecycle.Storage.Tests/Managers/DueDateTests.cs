using Lifecycle.Storage.Tests.Databases;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantStage;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Triggers that fall due are fired once.</summary>
public abstract class DueDateTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [StoreFact]
    public async Task A_due_date_is_fired_once_whatever_the_number_of_callers()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        await GrantManager.SubmittedAsync(grants, "early", decideBy: _clock.GetUtcNow().AddDays(1));
        await GrantManager.SubmittedAsync(grants, "late", decideBy: _clock.GetUtcNow().AddDays(3));
        await GrantManager.SubmittedAsync(grants, "never", decideBy: null);
        Assert.Empty(await grants.FireDueAsync().ToArrayAsync());

        _clock.Advance(TimeSpan.FromDays(2));
        var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () => await Manager(database.Open(), attempts: 1000).FireDueAsync().ToArrayAsync())));

        Assert.All(fired.SelectMany(each => each), each => Assert.Null(each.Exception));
        Assert.Equal(Rejected, (await grants.GetAsync("early")).Stage);
        Assert.Equal(Submitted, (await grants.GetAsync("late")).Stage);
        Assert.Single((await grants.HistoryAsync("early").ToArrayAsync()), entry => entry.Trigger == "Reject");
        Assert.Empty(await grants.FireDueAsync().ToArrayAsync());
    }

    [StoreFact]
    public async Task A_refused_due_date_is_recorded_and_not_tried_again_until_it_changes()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        await GrantManager.SubmittedAsync(grants, "g", decideBy: _clock.GetUtcNow().AddDays(1), mayBeRejected: false);
        _clock.Advance(TimeSpan.FromDays(1));

        var fired = Assert.Single(await grants.FireDueAsync().ToArrayAsync());
        LifecycleAssert.Refused(fired.Result!.Value, "GRA-03");
        Assert.Empty(await grants.FireDueAsync().ToArrayAsync());

        await grants.UpdateAsync("g", grant =>
            (grant.MayBeRejected, grant.DecideBy) = (true, grant.DecideBy!.Value.AddDays(1)));
        Assert.Empty(await grants.FireDueAsync().ToArrayAsync());
        _clock.Advance(TimeSpan.FromDays(1));
        LifecycleAssert.Moved(Assert.Single(await grants.FireDueAsync().ToArrayAsync()).Result!.Value, Rejected);
    }

    [StoreFact]
    public async Task A_due_date_that_is_postponed_after_it_was_found_is_not_fired()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        foreach (var id in new[] { "first", "second" })
            await GrantManager.SubmittedAsync(grants, id, decideBy: _clock.GetUtcNow().AddDays(1));

        _clock.Advance(TimeSpan.FromDays(1));
        var fired = new List<string>();
        await foreach (var due in grants.FireDueAsync())
        {
            fired.Add(due.Id);
            await grants.UpdateAsync("second", grant => grant.DecideBy = _clock.GetUtcNow().AddDays(1));
        }

        Assert.Equal(["first"], fired);
        Assert.Equal(Submitted, (await grants.GetAsync("second")).Stage);
        Assert.DoesNotContain(await grants.HistoryAsync("second").ToArrayAsync(), entry => entry.Trigger == "Reject");
    }

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Manager(ILifecycleStore store, int attempts = 10) =>
        GrantManager.Of(store, _clock, attempts);
}
