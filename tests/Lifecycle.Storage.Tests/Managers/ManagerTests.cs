using Lifecycle.Storage.Tests.Databases;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantStage;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>What a manager does over any store.</summary>
public abstract class ManagerTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [StoreFact]
    public async Task An_instance_is_started_changed_refused_moved_and_read_again_and_its_history_is_complete()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        var started = await grants.StartAsync("g", new() { Title = "Wells" });

        var refused = await grants.TryFireAsync("g", Submit, new() { Actor = "Ann" });
        await grants.FireAsync("g", Comment, new() { Actor = "Bo", Reason = "It reads well." });
        await grants.UpdateAsync("g", grant => grant.Title = "Deep wells", new() { Actor = "Cy", Reason = "Typing." });
        await grants.FireAsync("g", Submit);
        await grants.FireAsync("g", Review);
        var approved = await grants.FireAsync("g", Approve, new() { CommandId = "approval" });

        Assert.Equal((Draft, 0L, 1L), (started.Stage, started.Version, started.Stored.ConcurrencyToken));
        LifecycleAssert.Refused(refused, "GRA-02");
        Assert.Equal([Announced], approved.FollowUps.Select(step => step.To));

        var others = Manager(database.Open());
        var grant = await others.GetAsync("g");
        Assert.Equal((Announced, 6L, 7L), (grant.Stage, grant.Version, grant.Stored.ConcurrencyToken));
        Assert.Equal(("Deep wells", 1), (grant.Subject.Title, grant.Subject.Comments));
        var history = await others.HistoryAsync("g").ToArrayAsync();
        Assert.Equal(
            [
                "1 Started  Draft Draft Moved 0 ",
                "2 Fired Submit Draft Draft Refused 0 Ann",
                "3 Fired Comment Draft Draft Stayed 1 Bo",
                "4 Updated  Draft Draft Stayed 2 Cy",
                "5 Fired Submit Draft Submitted Moved 3 ",
                "6 Fired Review Submitted UnderReview Moved 4 ",
                "7 Fired Approve UnderReview Approved Moved 5 ",
                "8 Fired Announce Approved Announced Moved 6 ",
            ],
            history.Select(entry =>
                $"{entry.Number} {entry.Kind} {entry.Trigger} {entry.From} {entry.To} {entry.Outcome} {entry.Version} "
                    + entry.Actor));
        Assert.Equal(["It reads well.", "Typing."], history[2..4].Select(entry => entry.Reason));
        Assert.Equal(refused.Report.ToJson(), history[1].Report);
        Assert.Null(history[3].ReadReport());
        Assert.All(history, entry => Assert.Equal(_clock.GetUtcNow(), entry.At));
        Assert.True((await others.VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task An_instance_is_imported_in_the_stage_that_it_reached_elsewhere_and_goes_on_from_there()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        var since = _clock.GetUtcNow().AddDays(-9);
        var command = new TransitionCommand { Actor = "Ann", Reason = "From the old system.", CommandId = "import" };

        var imported = await grants.ImportAsync("g", new() { Title = "Wells" }, UnderReview, since, command);
        var repeated = await grants.ImportAsync("g", new() { Title = "Wells" }, UnderReview, since, command);
        await grants.FireAsync("g", Approve);

        Assert.Equal((UnderReview, 0L, since), (imported.Stage, imported.Version, imported.EnteredAt));
        Assert.Equal(imported.Stored, repeated.Stored);
        var others = Manager(database.Open());
        var first = (await others.HistoryAsync("g").ToArrayAsync())[0];
        Assert.Equal(
            (StoredEntryKind.Imported, "UnderReview", "UnderReview", TransitionOutcome.Moved, _clock.GetUtcNow()),
            (first.Kind, first.From, first.To, first.Outcome, first.At));
        Assert.Equal(("Ann", "From the old system."), (first.Actor, first.Reason));
        Assert.Equal(Announced, (await others.GetAsync("g")).Stage);
        Assert.True((await others.VerifyHistoryAsync("g")).IsWhole);
        await Assert.ThrowsAsync<InstanceExistsException>(async () =>
            await grants.ImportAsync("g", new(), UnderReview));
        await Assert.ThrowsAsync<CommandReusedException>(async () => await grants.StartAsync("g", new(), command));
    }

    [StoreFact]
    public async Task An_import_that_no_instance_can_come_from_is_refused_and_stores_nothing()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        var tomorrow = _clock.GetUtcNow().AddDays(1);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await grants.ImportAsync("g", new(), UnderReview, tomorrow));
        await Assert.ThrowsAsync<ArgumentException>(async () => await grants.ImportAsync("g", new(), (GrantStage)99));
        await Assert.ThrowsAsync<SnapshotMismatchException>(async () => await grants.ImportAsync("g", new(), Open));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await grants.ImportAsync("g", new(), UnderReview, command: new() { ExpectedVersion = 0 }));

        Assert.Null(await grants.TryGetAsync("g"));
    }

    [StoreFact]
    public async Task An_instance_that_may_not_exist_is_looked_up_and_instances_are_counted_by_stage()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        var untyped = grants.AsUntyped();
        Assert.Equal((0, 0), (await grants.CountAsync(), await untyped.CountAsync(["Open"])));
        await grants.StartAsync("draft", new() { Title = "Wells" });
        await GrantManager.SubmittedAsync(grants, "submitted");
        await GrantManager.UnderReviewAsync(grants, "reviewed");

        Assert.Equal("Wells", (await grants.TryGetAsync("draft"))?.Subject.Title);
        Assert.Equal("Draft", (await untyped.TryGetAsync("draft"))?.Stage);
        Assert.Null(await grants.TryGetAsync("another"));
        Assert.Null(await untyped.TryGetAsync("another"));
        await Assert.ThrowsAsync<ArgumentException>("id", async () => await grants.TryGetAsync(""));
        Assert.Equal(
            (3, 2, 1, 0),
            (
                await grants.CountAsync(),
                await grants.CountAsync([Open, Submitted]),
                await grants.CountAsync([UnderReview]),
                await grants.CountAsync([])));
        Assert.Equal((3, 2), (await untyped.CountAsync(), await untyped.CountAsync(["Open"])));
    }

    [StoreFact]
    public async Task A_command_is_applied_once_and_its_result_is_repeated()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        var command = new TransitionCommand { Actor = "Ann", CommandId = "c-1" };

        var first = await grants.TryFireAsync("g", Approve, command);
        var again = await Manager(database.Open()).TryFireAsync("g", Approve, command);

        Assert.Equal(
            (first.Outcome, first.From, first.To, first.Trigger),
            (again.Outcome, again.From, again.To, again.Trigger));
        Assert.Equal(first.Report.ToJson(), again.Report.ToJson());
        Assert.Equal(first.FollowUps.Select(step => step.To), again.FollowUps.Select(step => step.To));
        Assert.Equal(4, (await grants.GetAsync("g")).Version);
        Assert.Equal(3, (await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" })).Count);

        var thrown = await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.TryFireAsync("g", Reject, command));
        Assert.Equal("c-1", thrown.CommandId);
    }

    [StoreFact]
    public async Task A_command_that_was_refused_can_be_sent_again()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        await grants.StartAsync("g", new() { Comments = 1 });
        var command = new TransitionCommand { CommandId = "c-1" };

        LifecycleAssert.Refused(await grants.TryFireAsync("g", Submit, command), "GRA-01");
        await grants.UpdateAsync("g", grant => grant.Title = "Wells");
        LifecycleAssert.Moved(await grants.TryFireAsync("g", Submit, command), Submitted);

        Assert.Equal(
            [
                (StoredEntryKind.Started, TransitionOutcome.Moved),
                (StoredEntryKind.Fired, TransitionOutcome.Refused),
                (StoredEntryKind.Updated, TransitionOutcome.Stayed),
                (StoredEntryKind.Fired, TransitionOutcome.Moved),
            ],
            (await grants.HistoryAsync("g").ToArrayAsync()).Select(entry => (entry.Kind, entry.Outcome)));
    }

    [StoreFact]
    public async Task No_change_of_concurrent_callers_is_lost()
    {
        const int Callers = 8;
        const int Times = 5;
        using var database = new TDatabase();
        await Manager(database.Store).StartAsync("g", new() { Comments = 0, Title = "" });

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var grants = Manager(database.Open(), attempts: 10_000);
            for (var time = 0; time < Times; time++)
            {
                await grants.FireAsync("g", Comment, new() { CommandId = $"{caller}.{time}" });
                await grants.UpdateAsync("g", grant => grant.Title += "x");
            }
        })));

        var grant = await Manager(database.Store).GetAsync("g");
        Assert.Equal((Callers * Times, Callers * Times), (grant.Subject.Comments, grant.Subject.Title!.Length));
        Assert.Equal((2 * Callers * Times, 1 + (2 * Callers * Times)), (grant.Version, grant.Stored.ConcurrencyToken));
        var history = await database.Store.HistoryAsync("Grant", "g").ToArrayAsync();
        Assert.Equal(
            Enumerable.Range(0, 1 + (2 * Callers * Times)).Select(version => (long)version),
            history.Select(entry => entry.Version));
        Assert.Equal(Callers * Times, history.Select(entry => entry.CommandId).OfType<string>().Distinct().Count());
        Assert.True((await Manager(database.Store).VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task An_action_that_throws_changes_nothing()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        var started = await grants.StartAsync("g", new());

        await Assert.ThrowsAsync<TimeoutException>(async () => await grants.TryFireAsync("g", Fail));
        await Assert.ThrowsAsync<TimeoutException>(async () => await grants.UpdateAsync("g", grant =>
        {
            grant.Title = "Wells";
            throw new TimeoutException();
        }));
        await Assert.ThrowsAsync<TransitionNotPermittedException>(async () => await grants.FireAsync("g", Approve));

        var grant = await grants.GetAsync("g");
        Assert.Null(grant.Subject.Title);
        var stored = grant.Stored;
        Assert.Equal((Draft, 0L, 2L, 2L), (grant.Stage, grant.Version, stored.ConcurrencyToken, stored.EntryCount));
        Assert.Equal(started.Stored.Subject, grant.Stored.Subject);
    }

    [StoreFact]
    public async Task Instances_are_found_by_stage_by_due_date_and_in_pages()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        var noon = _clock.GetUtcNow();
        await grants.StartAsync("a", new());
        await GrantManager.SubmittedAsync(grants, "b", decideBy: noon);
        await GrantManager.UnderReviewAsync(grants, "c");
        await GrantManager.SubmittedAsync(grants, "d", decideBy: noon.AddDays(1));

        Assert.Equal("a b c d", await IdsAsync(null));
        Assert.Equal("b c d", await IdsAsync(new() { Stages = [Open] }));
        Assert.Equal("a b d", await IdsAsync(new() { Stages = [Draft, Submitted] }));
        Assert.Equal("b", await IdsAsync(new() { DueBy = noon.ToOffset(TimeSpan.FromHours(5)) }));
        Assert.Equal("b d", await IdsAsync(new() { DueBy = noon.AddDays(1), Stages = [Open] }));
        Assert.Equal("c d", await IdsAsync(new() { After = "b" }));
        Assert.Equal("b c", await IdsAsync(new() { After = "a", Limit = 2 }));
        Assert.Equal("", await IdsAsync(new() { Stages = [] }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await IdsAsync(new() { Limit = 0 }));

        async Task<string> IdsAsync(InstanceFilter<GrantStage>? filter) =>
            string.Join(' ', (await grants.FindAsync(filter).ToArrayAsync()).Select(grant => grant.Id));
    }

    [StoreFact]
    public async Task Evaluations_and_plans_use_the_stored_subject()
    {
        using var database = new TDatabase();
        var grants = Manager(database.Store);
        await grants.StartAsync("g", new() { Title = "Wells" });

        LifecycleAssert.Refused(await grants.EvaluateAsync("g", Submit), "GRA-02");
        var prospects = await grants.EvaluateAllAsync("g");
        Assert.Equal((true, false), (prospects[Comment].IsOpen, prospects[Submit].IsOpen));
        var plan = await grants.PlanAsync("g", UnderReview);
        Assert.Equal([Submit, Review], plan.Transitions.Select(transition => transition.Trigger));
        Assert.Equal(1, (await grants.GetAsync("g")).Stored.ConcurrencyToken);
    }

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Manager(ILifecycleStore store, int attempts = 10) =>
        GrantManager.Of(store, _clock, attempts);
}
