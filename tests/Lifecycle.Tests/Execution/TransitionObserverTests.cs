namespace Lifecycle.Tests.Execution;

public class TransitionObserverTests
{
    private sealed class Log : ITransitionObserver
    {
        public List<string> Lines { get; } = [];

        public object? OnFiring<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, TTrigger trigger)
            where TStage : notnull
            where TTrigger : notnull
        {
            Lines.Add($"firing {trigger}");
            return Lines.Count;
        }

        public void OnFired<TStage, TTrigger>(
            LifecycleGraph<TStage, TTrigger> graph,
            in TransitionResult<TStage, TTrigger> result,
            object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            Lines.Add(
                $"{beginning} {result.Outcome} "
                    + $"{string.Join(",", result.FollowUps.Select(followUp => followUp.Trigger))}");

        public void OnFailed<TStage, TTrigger>(
            LifecycleGraph<TStage, TTrigger> graph,
            TTrigger trigger,
            Exception exception,
            object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            Lines.Add($"{beginning} {trigger} failed: {exception.Message}");
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
}
