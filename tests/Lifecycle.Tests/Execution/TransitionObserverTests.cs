namespace Lifecycle.Tests.Execution;

public class TransitionObserverTests
{
    private sealed class Log : ITransitionObserver
    {
        public List<string> Lines { get; } = [];

        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull
        {
            Lines.Add($"firing {fire.Trigger}");
            return Lines.Count;
        }

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            Lines.Add(
                $"{beginning} {result.Outcome} "
                    + $"{string.Join(",", result.FollowUps.Select(followUp => followUp.Trigger))}");

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            Lines.Add($"{beginning} {fire.Trigger} failed: {exception.Message}");
    }

    private readonly Log _log = new();

    private LifecycleInstance<string, string, string> Start() =>
        InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("go").OnTransition(c => c.Then("on")).GoTo("b")
                .On("fail").OnTransition(_ => throw new InvalidOperationException("boom")).Stay()
                .On("fail later").OnTransition(c => c.Then("fail")).Stay();
            l.Stage("b").On("on").Requires("C", _ => false, "Never.").Stay();
        }).Start("", new() { Observer = _log });

    [Fact]
    public async Task An_observer_sees_the_beginning_and_the_result_of_every_fire()
    {
        var instance = Start();

        await instance.TryFireAsync("nowhere");
        await instance.TryFireAsync("go");

        Assert.Equal(["firing nowhere", "1 NotPermitted ", "firing go", "3 Moved on"], _log.Lines);
    }

    [Fact]
    public async Task An_observer_sees_a_fire_that_fails()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Start().TryFireAsync("fail"));

        Assert.Equal(["firing fail", "1 fail failed: boom"], _log.Lines);
    }

    [Fact]
    public async Task An_observer_sees_the_steps_before_a_follow_up_that_fails()
    {
        await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await Start().TryFireAsync("fail later"));

        Assert.Equal(["firing fail later", "1 Stayed ", "firing fail", "3 fail failed: boom"], _log.Lines);
    }

    [Fact]
    public async Task An_observer_does_not_see_dry_runs()
    {
        await Start().EvaluateAllAsync();

        Assert.Empty(_log.Lines);
    }

    /// <summary>Remembers what it saw, then throws.</summary>
    private sealed class Broken : ITransitionObserver
    {
        public List<string> Lines { get; } = [];

        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull => throw Failure("firing", fire);

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull => throw Failure("fired", fire);

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull => throw Failure(isCancelled ? "cancelled" : "failed", fire);

        private InvalidOperationException Failure<TStage, TTrigger>(string what, ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull
        {
            Lines.Add($"{what} {fire.Trigger} of {fire.InstanceId} by {fire.Actor} in {fire.Stage}, {fire.Version}");
            return new(what);
        }
    }

    private readonly Broken _broken = new();
    private readonly List<string> _failures = [];

    private LifecycleInstance<string, string, string> StartBroken() =>
        InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("go").OnTransition(c => c.Then("on")).GoTo("b")
                .On("fail").OnTransition(_ => throw new InvalidOperationException("boom")).Stay()
                .On("time out")
                .OnTransition(_ => throw new TaskCanceledException("slow", new TimeoutException(), new(true)))
                .Stay()
                .On("fail later").OnTransition(c => c.Then("fail")).Stay();
            l.Stage("b").On("on").Stay();
        }).Start("", new()
        {
            Observer = _broken,
            InstanceId = "P-1",
            OnObserverFailure = failure =>
            {
                _failures.Add(failure.Message);
                throw failure;
            },
        });

    [Fact]
    public async Task An_observer_that_throws_does_not_replace_the_result()
    {
        var result = await StartBroken().TryFireAsync("go", new() { Actor = "Ann" });

        Assert.True(result.Moved);
        Assert.Equal(["firing go of P-1 by Ann in a, 0", "fired go of P-1 by Ann in a, 2"], _broken.Lines);
        Assert.Equal(["firing", "fired"], _failures);
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_hide_the_exception_of_an_action()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await StartBroken().TryFireAsync("fail"));

        Assert.Equal("boom", thrown.Message);
        Assert.Equal(["firing", "failed"], _failures);
    }

    [Fact]
    public async Task A_follow_up_that_fails_is_observed_in_the_stage_and_version_before_it()
    {
        await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await StartBroken().TryFireAsync("fail later"));

        Assert.Equal("failed fail of P-1 by  in a, 1", _broken.Lines[^1]);
    }

    [Fact]
    public async Task Only_the_token_of_the_caller_makes_a_fire_cancelled()
    {
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await StartBroken().TryFireAsync("time out"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await StartBroken().TryFireAsync("fail", cancellationToken: new(canceled: true)));

        Assert.Equal(["firing", "failed", "firing", "cancelled"], _failures);
    }
}
