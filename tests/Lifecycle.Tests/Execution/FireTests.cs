namespace Lifecycle.Tests.Execution;

public class FireTests
{
    /// <summary>Works once, so that an instance can start.</summary>
    private sealed class BrokenClock : TimeProvider
    {
        private bool _isBroken;

        public override DateTimeOffset GetUtcNow()
        {
            if (_isBroken)
                throw new TimeZoneNotFoundException("No clock.");

            _isBroken = true;
            return DateTimeOffset.UnixEpoch;
        }
    }

    [Fact]
    public async Task A_clock_that_throws_fails_the_task_of_the_fire_and_frees_the_instance()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires("C", _ => true, "Never.").GoTo("b");
        }).Start("", new() { TimeProvider = new BrokenClock() });

        for (var fire = 0; fire < 2; fire++)
        {
            var task = instance.TryFireAsync("go");

            await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () => await task);
        }

        Assert.Equal(("a", 0L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task Follow_ups_run_in_order_and_each_is_a_step_of_its_own()
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
    public async Task FireAsync_returns_the_accepted_follow_ups()
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
    public async Task FireAsync_throws_for_a_refused_follow_up_and_keeps_the_first_step()
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
    public async Task When_a_follow_up_throws_or_is_cancelled_the_steps_before_it_are_kept(bool cancelled)
    {
        using var cancellation = new CancellationTokenSource();
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Emits(_ => "gone").OnTransition(c => { c.Then("note"); c.Then("fail"); }).GoTo("b");
            l.Stage("b")
                .On("note").OnTransition(_ => { if (cancelled) cancellation.Cancel(); }).Stay()
                .On("fail").OnTransition(_ => throw new InvalidOperationException("boom")).Stay();
        }).Start("");

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(
            async () => await instance.TryFireAsync("go", cancellationToken: cancellation.Token));

        Assert.Equal(cancelled, thrown.InnerException is OperationCanceledException);
        Assert.StartsWith("go was taken in a, but fail, its follow-up, was not:", thrown.Message);
        Assert.Equal(["gone"], thrown.Completed.Events);
        Assert.Equal(["note"], thrown.Completed.FollowUps.Select(followUp => followUp.Trigger));
        Assert.Equal(("b", 2L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task A_step_that_fails_fires_no_follow_up()
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
    public async Task More_than_a_thousand_follow_ups_are_an_error()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("spin").OnTransition(c => c.Then("spin")).Stay();
        }).Start("", new() { KeepHistory = false });

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await instance.TryFireAsync("spin"));

        Assert.Contains("A fire has at most 1000 follow-ups.", thrown.Message);
        Assert.Equal(1001, instance.Version);
    }

    [Fact]
    public async Task The_time_out_of_an_action_reaches_the_caller_as_it_was_thrown()
    {
        var timeout = new TaskCanceledException("It took 100 s.", new TimeoutException(), new(canceled: true));
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").OnTransition((_, _) => throw timeout).Stay();
        }).Start("");

        var fire = instance.TryFireAsync("go").AsTask();

        Assert.Same(timeout, await Assert.ThrowsAsync<TaskCanceledException>(() => fire));
        Assert.False(fire.IsCanceled);
    }
}
