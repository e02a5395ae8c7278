namespace Lifecycle.Tests.Execution;

public class ActionTests
{
    [Theory]
    [InlineData("exit")]
    [InlineData("transition")]
    [InlineData("entry")]
    [InlineData("event")]
    [InlineData("late entry")]
    public async Task A_throwing_action_changes_nothing_and_reaches_the_caller(string where)
    {
        void FailIn(string place, List<string> log)
        {
            log.Add(place);
            if (place == where && log.Count < 10)
                throw new InvalidOperationException($"boom in {place}");
        }

        var lifecycle = InlineLifecycle.Of<List<string>>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").OnExit(context => FailIn("exit", context.Subject))
                .On("go").OnTransition(context => FailIn("transition", context.Subject))
                .Emits(context => { FailIn("event", context.Subject); return 1; }).GoTo("b");
            l.Stage("b").OnEntry(context => FailIn("entry", context.Subject))
                .OnEntry(async (context, _) => { await Task.Yield(); FailIn("late entry", context.Subject); })
                .On("back").GoToPrevious();
        });
        var instance = lifecycle.Start([]);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal($"boom in {where}", thrown.Message);
        Assert.Equal(new LifecycleSnapshot<string>("a", 0), instance.Snapshot());
        Assert.Empty(instance.History);

        instance.Subject.AddRange(Enumerable.Repeat("calm", 10));
        Assert.True((await instance.TryFireAsync("go")).Moved);
    }

    [Fact]
    public async Task An_action_sees_the_whole_step()
    {
        var seen = new List<object?>();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<int>();
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b")
                .OnEntry(c => seen.AddRange([c.Subject, c.From, c.To, c.Trigger, c.Payload, c.Actor, c.Reason, c.Now]));
        });

        await lifecycle
            .Start("s", new() { TimeProvider = clock })
            .FireAsync(
                "go",
                new()
                {
                    Actor = "Ann",
                    Reason = "due",
                    Payload = 7,
                });

        Assert.Equal(["s", "a", "b", "go", 7, "Ann", "due", clock.GetUtcNow()], seen);
    }

    [Fact]
    public async Task Follow_ups_run_in_order_each_a_step_of_its_own()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("note").Carries<string>();
            l.Stage("a").On("go").OnTransition(c => { c.Then("next"); c.Then("note", "hello"); }).GoTo("b");
            l.Stage("b").On("next").OnTransition(c => c.Then("last")).GoTo("c");
            l.Stage("c")
                .On("note")
                .Requires(new("N", "Never"), (c, _) => new(CriterionResult.Unmet($"{c.Payload} by {c.Actor}")))
                .Stay()
                .On("last").GoTo("d");
        });
        var instance = lifecycle.Start("");

        var result = await instance.TryFireAsync("go", new() { Actor = "Ann", ExpectedVersion = 0 });

        Assert.Equal(("a", "b"), (result.From, result.To));
        Assert.Equal(
            [("next", TransitionOutcome.Moved), ("note", TransitionOutcome.Refused), ("last", TransitionOutcome.Moved)],
            result.FollowUps.Select(step => (step.Trigger, step.Outcome)));
        Assert.Equal("hello by Ann", result.FollowUps[1].Report.Lines[0].Reason);
        Assert.Equal(("d", 3L), (instance.Stage, instance.Version));
        Assert.Equal(["go", "next", "note", "last"], instance.History.Select(entry => entry.Trigger));
    }

    [Fact]
    public async Task FireAsync_gives_the_follow_ups_that_were_accepted()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").OnTransition(c => c.Then("on")).GoTo("b");
            l.Stage("b").On("on").GoTo("c");
        }).Start("");

        var result = await instance.FireAsync("go");

        Assert.Equal([("b", "c")], result.FollowUps.Select(step => (step.From, step.To)));
    }

    [Fact]
    public async Task FireAsync_throws_for_a_refused_follow_up_and_the_first_step_stands()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").OnTransition(c => c.Then("nowhere")).Emits(_ => "gone").GoTo("b");
        }).Start("");

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await instance.FireAsync("go"));

        Assert.IsType<TransitionNotPermittedException>(thrown.InnerException);
        Assert.Equal(("nowhere", "b"), (thrown.Trigger, thrown.Completed.To));
        Assert.Equal(["gone"], thrown.Completed.Events);
        Assert.Equal("b", instance.Stage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_taken_before_a_follow_up_throws_or_is_cancelled_is_not_lost(bool cancelled)
    {
        using var giveUp = new CancellationTokenSource();
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Emits(_ => "gone").OnTransition(c => { c.Then("note"); c.Then("fail"); }).GoTo("b");
            l.Stage("b")
                .On("note").OnTransition(_ => { if (cancelled) giveUp.Cancel(); }).Stay()
                .On("fail").OnTransition(_ => throw new InvalidOperationException("boom")).Stay();
        }).Start("");

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(
            async () => await instance.TryFireAsync("go", cancellationToken: giveUp.Token));

        Assert.Equal(cancelled, thrown.InnerException is OperationCanceledException);
        Assert.StartsWith("go was taken in a, but fail, its follow-up, was not:", thrown.Message);
        Assert.Equal(["gone"], thrown.Completed.Events);
        Assert.Equal(["note"], thrown.Completed.FollowUps.Select(followUp => followUp.Trigger));
        Assert.Equal(("b", 2L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task An_action_that_returns_a_task_is_awaited()
    {
        var instance = InlineLifecycle
            .Of(l =>
            {
                l.StartsIn("a");
                l.Stage("a")
                    .OnExit(async _ =>
                    {
                        await Task.Yield();
                        throw new InvalidOperationException("boom");
                    })
                    .On("go").GoTo("b");
                l.Stage("b")
                    .OnEntry(async _ => await Task.Yield())
                    .On("stay")
                    .OnTransition(_ => Task.FromException(new InvalidOperationException("boom")))
                    .Stay();
            })
            .Start("");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal("a", instance.Stage);
    }

    [Fact]
    public async Task An_event_that_is_null_fails_the_step()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Emits(_ => null!).GoTo("b");
        }).Start("");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal("a", instance.Stage);
    }

    [Fact]
    public async Task A_failed_step_fires_no_follow_up()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("go").OnTransition(c => { c.Then("on"); throw new InvalidOperationException(); }).GoTo("b")
                .On("calm").GoTo("b");
            l.Stage("b").OnEntry(_ => { }).On("on").GoTo("c");
        }).Start("");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        var result = await instance.TryFireAsync("calm");

        Assert.Empty(result.FollowUps);
        Assert.Equal("b", instance.Stage);
    }

    [Fact]
    public async Task A_follow_up_with_the_wrong_payload_fails_the_step_that_asks_for_it()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("note").Carries<string>();
            l.Stage("a").On("go").OnTransition(c => c.Then("note", 7)).GoTo("b");
            l.Stage("b").On("note").Stay();
        }).Start("");

        await Assert.ThrowsAsync<ArgumentException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal(("a", 0L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task Follow_ups_without_end_are_stopped()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("spin").OnTransition(c => c.Then("spin")).Stay();
        }).Start("", new() { KeepHistory = false });

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await instance.TryFireAsync("spin"));

        Assert.Contains("1000 follow-ups came before it", thrown.Message);
        Assert.Equal(1001, instance.Version);
    }

    [Fact]
    public async Task Then_after_the_step_is_an_error_and_not_somebody_elses_follow_up()
    {
        TransitionContext<string, string, string> kept = default;
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("keep").OnTransition(c => kept = c).Stay();
        }).Start("");
        await instance.FireAsync("keep");

        Assert.Throws<InvalidOperationException>(() => kept.Then("keep"));
        Assert.Empty((await instance.FireAsync("keep")).FollowUps);
    }
}
