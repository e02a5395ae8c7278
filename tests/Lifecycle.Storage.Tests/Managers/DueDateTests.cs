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
    public async Task A_refused_due_date_is_fired_again_once_the_subject_has_changed()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        await GrantManager.SubmittedAsync(grants, "g", decideBy: _clock.GetUtcNow().AddDays(1), mayBeRejected: false);
        _clock.Advance(TimeSpan.FromDays(1));
        LifecycleAssert.Refused(Assert.Single(await grants.FireDueAsync().ToArrayAsync()).Result!.Value, "GRA-03");
        Assert.Empty(await grants.FireDueAsync().ToArrayAsync());

        await grants.UpdateAsync("g", grant => grant.MayBeRejected = true);

        var fired = Assert.Single(await grants.FireDueAsync().ToArrayAsync());
        LifecycleAssert.Moved(fired.Result!.Value, Rejected);
        Assert.Equal("due date", (await grants.HistoryAsync("g").ToArrayAsync())[^1].Actor);
    }

    [StoreFact]
    public async Task A_due_date_whose_criterion_fails_stays_due_and_waits_longer_each_time()
    {
        using var database = new TDatabase();
        var outage = new Outage();
        var reminders = Reminders(database.Store, outage);
        await reminders.StartAsync("r", new() { Kilos = 1 });
        _clock.Advance(TimeSpan.FromDays(1));

        foreach (var wait in new[] { 10, 20, 40, 80 })
        {
            var failed = Assert.Single(await reminders.FireDueAsync().ToArrayAsync());
            Assert.Equal(TransitionOutcome.Refused, failed.Result!.Value.Outcome);
            var due = Assert.Single((await reminders.GetAsync("r")).Stored.DueDates);
            Assert.Equal((false, _clock.GetUtcNow().AddSeconds(wait)), (due.IsTried, due.NextAttempt));
            Assert.Contains("The registry does not answer.", due.LastError, StringComparison.Ordinal);
            Assert.Empty(await reminders.FindDueAsync().ToArrayAsync());
            _clock.Advance(TimeSpan.FromSeconds(wait));
        }

        Assert.Equal(4, (await reminders.GetAsync("r")).Stored.DueDates[0].Attempts);
        outage.IsOver = true;
        LifecycleAssert.Moved(Assert.Single(await reminders.FireDueAsync().ToArrayAsync()).Result!.Value, "late");
    }

    [StoreFact]
    public async Task A_due_date_whose_action_throws_or_hangs_is_given_up_and_tried_again_later()
    {
        using var database = new TDatabase();
        var outage = new Outage { IsOver = true, Action = () => throw new TimeoutException("No mail today.") };
        var reminders = Reminders(database.Store, outage);
        await reminders.StartAsync("r", new() { Kilos = 1 });
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.IsType<TimeoutException>(Assert.Single(await reminders.FireDueAsync().ToArrayAsync()).Exception);
        Assert.Contains(
            "No mail today.", (await reminders.GetAsync("r")).Stored.DueDates[0].LastError, StringComparison.Ordinal);
        Assert.Empty(await reminders.FireDueAsync().ToArrayAsync());

        _clock.Advance(TimeSpan.FromSeconds(10));
        var (hangs, goesOn) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        outage.Action = () =>
        {
            hangs.Release();
            goesOn.Wait();
        };
        var firing = reminders.FireDueAsync().ToArrayAsync().AsTask();
        await hangs.WaitAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("It did not end within 00:01:00.", Assert.Single(await firing).Exception!.Message);
        var due = (await reminders.GetAsync("r")).Stored.DueDates[0];
        Assert.Equal((2, _clock.GetUtcNow().AddSeconds(20)), (due.Attempts, due.NextAttempt));

        // What was given up goes on, and stores nothing.
        outage.Action = () => { };
        goesOn.Release();
        Assert.Equal("open", (await reminders.GetAsync("r")).Stage);
        _clock.Advance(TimeSpan.FromSeconds(20));
        LifecycleAssert.Moved(Assert.Single(await reminders.FireDueAsync("r").ToArrayAsync()).Result!.Value, "late");
        Assert.Equal(2, (await reminders.HistoryAsync("r").ToArrayAsync()).Length);
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

    [StoreFact]
    public async Task Due_dates_are_proved_by_the_history_and_what_trying_them_led_to_is_not()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        await GrantManager.SubmittedAsync(grants, "g", decideBy: _clock.GetUtcNow().AddDays(1), mayBeRejected: false);
        var stored = (await grants.GetAsync("g")).Stored;
        var due = Assert.Single(stored.DueDates);

        await ForgeAsync();
        await ForgeAsync(due, due with { Trigger = "Approve" });
        await ForgeAsync(due with { At = due.At.AddTicks(1) });
        await ForgeAsync(due with { Trigger = "Approve" });
        await ForgeAsync(due with { IsReadLater = true });
        await ForgeAsync(due with { Fault = "It could not be read." });

        stored = stored with { ConcurrencyToken = stored.ConcurrencyToken + 1 };
        await database.Store.WriteAsync(new() { Instance = stored });
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
        _clock.Advance(TimeSpan.FromDays(1));
        LifecycleAssert.Refused(Assert.Single(await grants.FireDueAsync().ToArrayAsync()).Result!.Value, "GRA-03");
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);

        async Task ForgeAsync(params StoredDueDate[] forged)
        {
            stored = stored with { ConcurrencyToken = stored.ConcurrencyToken + 1 };
            await database.Store.WriteAsync(new() { Instance = stored with { DueDates = forged } });
            Assert.Equal(
                ["The instance is not as its last entry left it."], (await grants.VerifyHistoryAsync("g")).Faults);
        }
    }

    private LifecycleManager<string, string, Parcel> Reminders(ILifecycleStore store, Outage outage) =>
        new(
            new ReminderLifecycle(outage),
            store,
            ParcelJson.Default.Parcel,
            new() { Instance = new() { TimeProvider = _clock } });

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Manager(ILifecycleStore store, int attempts = 10) =>
        GrantManager.Of(store, _clock, attempts);
}

/// <summary>Whether the services of <see cref="ReminderLifecycle"/> answer.</summary>
public sealed class Outage
{
    public bool IsOver { get; set; }

    public Action Action { get; set; } = () => { };
}

/// <summary>A lifecycle that moves by itself after a day, if its services answer.</summary>
public sealed class ReminderLifecycle(Outage outage) : LifecycleDefinition<string, string, Parcel>
{
    public override string Name => "Reminder";

    protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
    {
        lifecycle.StartsIn("open");
        lifecycle.Stage("open")
            .DueAfter(TimeSpan.FromDays(1), fires: "remind")
            .On("remind").OnTransition(_ => outage.Action()).GoTo("late");
        lifecycle.Stage("late")
            .Requires(
                "REM-01",
                _ => outage.IsOver ? true : throw new TimeoutException("The registry does not answer."),
                unmet: "It is too early.")
            .IsTerminal();
    }
}
