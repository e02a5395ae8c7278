using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Stores;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.EntityFrameworkCore.Tests.GrantStage;
using static Lifecycle.EntityFrameworkCore.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Managers;

public class ManagerTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task An_instance_is_started_changed_refused_moved_and_read_again_and_all_is_on_record(
        Provider provider)
    {
        using var database = Database.Create(provider);
        var grants = Manager(database.Store);
        var started = await grants.StartAsync("g", new() { Title = "Wells" });

        var refused = await grants.TryFireAsync("g", Submit, new() { Actor = "Ann" });
        await grants.FireAsync("g", Comment, new() { Actor = "Bo", Reason = "It reads well." });
        await grants.UpdateAsync("g", grant => grant.Title = "Deep wells");
        await grants.FireAsync("g", Submit);
        await grants.FireAsync("g", Review);
        var approved = await grants.FireAsync("g", Approve, new() { CommandId = "approval" });

        Assert.Equal((Draft, 0L, 1L), (started.Stage, started.Version, started.Stored.ConcurrencyToken));
        LifecycleAssert.Refused(refused, "GRA-02");
        Assert.Equal([Announced], approved.FollowUps.Select(step => step.To));

        var others = Manager(database.Open());
        var grant = await others.GetAsync("g");
        Assert.Equal((Announced, 5L, 7L), (grant.Stage, grant.Version, grant.Stored.ConcurrencyToken));
        Assert.Equal(("Deep wells", 1), (grant.Subject.Title, grant.Subject.Comments));
        var history = await others.HistoryAsync("g").ToArrayAsync();
        Assert.Equal(
            [
                "1 Submit Draft Draft Refused 0 Ann",
                "2 Comment Draft Draft Stayed 1 Bo",
                "3 Submit Draft Submitted Moved 2 ",
                "4 Review Submitted UnderReview Moved 3 ",
                "5 Approve UnderReview Approved Moved 4 ",
                "6 Announce Approved Announced Moved 5 ",
            ],
            history.Select(entry =>
                $"{entry.Number} {entry.Trigger} {entry.From} {entry.To} {entry.Outcome} {entry.Version} {entry.Actor}"
            )
        );
        Assert.Equal("It reads well.", history[1].Reason);
        Assert.Equal(refused.Report.ToJson(), history[0].Report);
        Assert.All(history, entry => Assert.Equal(_clock.GetUtcNow(), entry.At));
        Assert.True((await others.VerifyHistoryAsync("g")).IsWhole);
    }

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task A_command_is_applied_once_and_answered_the_same_again(Provider provider)
    {
        using var database = Database.Create(provider);
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
        Assert.Equal(3, (await database.Store.PendingEventsAsync("Grant", 0, 100)).Count);

        var thrown = await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.TryFireAsync("g", Reject, command));
        Assert.Equal("c-1", thrown.CommandId);
    }

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task A_command_that_was_refused_can_be_given_again(Provider provider)
    {
        using var database = Database.Create(provider);
        var grants = Manager(database.Store);
        await grants.StartAsync("g", new() { Comments = 1 });
        var command = new TransitionCommand { CommandId = "c-1" };

        LifecycleAssert.Refused(await grants.TryFireAsync("g", Submit, command), "GRA-01");
        await grants.UpdateAsync("g", grant => grant.Title = "Wells");
        LifecycleAssert.Moved(await grants.TryFireAsync("g", Submit, command), Submitted);

        Assert.Equal(
            [TransitionOutcome.Refused, TransitionOutcome.Moved],
            (await grants.HistoryAsync("g").ToArrayAsync()).Select(entry => entry.Outcome));
    }

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task No_change_of_many_callers_is_lost(Provider provider)
    {
        const int Callers = 8;
        const int Times = 5;
        using var database = Database.Create(provider);
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
        Assert.Equal((Callers * Times, 1 + (2 * Callers * Times)), (grant.Version, grant.Stored.ConcurrencyToken));
        var history = await database.Store.HistoryAsync("Grant", "g").ToArrayAsync();
        Assert.Equal(
            Enumerable.Range(1, Callers * Times).Select(version => (long)version),
            history.Select(entry => entry.Version));
        Assert.Equal(Callers * Times, history.Select(entry => entry.CommandId).Distinct().Count());
        Assert.True((await Manager(database.Store).VerifyHistoryAsync("g")).IsWhole);
    }

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task What_throws_leaves_everything_as_it_was(Provider provider)
    {
        using var database = Database.Create(provider);
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
        Assert.Equal((Draft, 0L, 2L, 1L), (grant.Stage, grant.Version, grant.Stored.ConcurrencyToken, grant.Stored.EntryCount));
        Assert.Equal(started.Stored.Subject, grant.Stored.Subject);
    }

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task What_is_due_is_fired_once_whoever_looks_and_however_often(Provider provider)
    {
        using var database = Database.Create(provider);
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

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task What_is_due_and_refused_is_on_record_and_not_tried_again_until_it_is_due_anew(Provider provider)
    {
        using var database = Database.Create(provider);
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

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task What_is_put_off_after_it_was_found_due_is_not_fired(Provider provider)
    {
        using var database = Database.Create(provider);
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

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task Events_are_stored_with_the_step_under_keys_that_stay(Provider provider)
    {
        using var database = Database.Create(provider);
        var grants = Manager(database.Store);
        await GrantManager.UnderReviewAsync(grants, "a/b");
        await grants.FireAsync("a/b", Approve);

        var pending = await database.Open().PendingEventsAsync("Grant", 0, 100);

        Assert.Equal(["Grant/a%2Fb/3/0", "Grant/a%2Fb/4/0", "Grant/a%2Fb/4/1"], pending.Select(each => each.Key));
        Assert.Equal("""{"Stage":"Approved","Title":"Wells"}""", pending[0].Body);
        Assert.Equal(typeof(GrantDecided).FullName, pending[0].Type);
        Assert.All(pending, each => Assert.Equal("a/b", each.InstanceId));
    }

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task Keys_of_events_are_as_short_as_ids_also_where_the_id_is_long(Provider provider)
    {
        using var database = Database.Create(provider);
        var grants = Manager(database.Store);
        foreach (var end in "éü")
        {
            var id = new string('é', 199) + end;
            await GrantManager.UnderReviewAsync(grants, id);
            await grants.FireAsync(id, Approve);
        }

        var keys = (await database.Store.PendingEventsAsync("Grant", 0, 100)).Select(each => each.Key).ToArray();

        Assert.Equal(6, keys.Distinct().Count());
        Assert.All(keys, key => Assert.InRange(key.Length, 1, 200));
    }

    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task Instances_are_found_by_stage_by_due_date_and_in_pages(Provider provider)
    {
        using var database = Database.Create(provider);
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

    [Fact]
    public async Task What_is_unmet_is_said_of_what_is_stored()
    {
        var grants = Manager(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new() { Title = "Wells" });

        LifecycleAssert.Refused(await grants.EvaluateAsync("g", Submit), "GRA-02");
        var prospects = await grants.EvaluateAllAsync("g");
        Assert.Equal((true, false), (prospects[Comment].IsOpen, prospects[Submit].IsOpen));
        Assert.Equal([Submit, Review], (await grants.PlanAsync("g", UnderReview)).Transitions.Select(step => step.Trigger));
        Assert.Equal(1, (await grants.GetAsync("g")).Stored.ConcurrencyToken);
    }

    [Fact]
    public async Task Others_coming_first_again_and_again_is_a_conflict_at_last()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = Manager(store, attempts: 3);
        await grants.StartAsync("g", new());
        store.BeforeWrite = () => Manager(store.Inner).FireAsync("g", Comment).AsTask();

        var result = await grants.TryFireAsync("g", Comment);
        Assert.Equal(TransitionOutcome.Conflict, result.Outcome);
        await Assert.ThrowsAsync<ConcurrencyConflictException>(async () => await grants.FireAsync("g", Comment));
        await Assert.ThrowsAsync<ConcurrencyConflictException>(async () => await grants.UpdateAsync("g", _ => { }));

        Assert.Equal(9, (await Manager(store.Inner).GetAsync("g")).Subject.Comments);
    }

    [Fact]
    public async Task What_was_judged_by_a_state_that_has_changed_is_judged_again()
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
    public async Task An_expected_version_that_has_passed_is_a_conflict()
    {
        var grants = Manager(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment, new() { ExpectedVersion = 0 });

        Assert.Equal(
            TransitionOutcome.Conflict,
            (await grants.TryFireAsync("g", Comment, new() { ExpectedVersion = 0 })).Outcome);
        Assert.Equal(1, (await grants.GetAsync("g")).Subject.Comments);
    }

    [Fact]
    public async Task Ids_that_cannot_be_stored_are_refused()
    {
        var grants = Manager(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());
        await grants.StartAsync(new string('x', 200), new());
        foreach (var id in new[] { "", "a\0b", "a\ud800", "\udc00b", new string('x', 201), null })
            await IsRefusedAsync(grants, id);

        Assert.Equal((0, 1), ((await grants.GetAsync("g")).Version, (await grants.GetAsync("g")).Stored.ConcurrencyToken));
    }

    private static async Task IsRefusedAsync(LifecycleManager<GrantStage, GrantTrigger, Grant> grants, string? id)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await grants.StartAsync(id!, new()));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await grants.GetAsync(id!));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await grants.TryFireAsync(id!, Comment));
        if (id is not null)
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.TryFireAsync("g", Comment, new() { CommandId = id }));
        if (id?.Length is > 0 and < 200)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.TryFireAsync("g", Comment, new() { Actor = id }));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.TryFireAsync("g", Comment, new() { Reason = id }));
        }
    }

    [Fact]
    public async Task What_is_there_or_is_not_there_is_said_by_its_name()
    {
        var grants = Manager(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());

        Assert.Contains(
            "instance g already",
            (
                await Assert.ThrowsAsync<InstanceExistsException>(async () => await grants.StartAsync("g", new()))
            ).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no instance h",
            (
                await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await grants.TryFireAsync("h", Comment))
            ).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await grants.VerifyHistoryAsync("h"));
        Assert.Empty(await grants.HistoryAsync("h").ToArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Comments":"many"}""")]
    public async Task A_subject_that_cannot_be_read_is_said_with_its_instance(string subject)
    {
        var store = new InMemoryLifecycleStore();
        var started = await Manager(store).StartAsync("g", new());
        await store.WriteAsync(new() { Instance = started.Stored with { ConcurrencyToken = 2, Subject = subject } });

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
            await Manager(store).TryFireAsync("g", Comment));

        Assert.StartsWith("The subject of Grant g cannot be read: ", thrown.Message, StringComparison.Ordinal);
    }

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Manager(ILifecycleStore store, int attempts = 10) =>
        GrantManager.Of(store, _clock, attempts);
}
