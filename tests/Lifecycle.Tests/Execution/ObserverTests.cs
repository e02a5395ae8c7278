namespace Lifecycle.Tests.Execution;

public class ObserverTests
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
    public async Task An_observer_sees_every_fire_from_its_beginning_to_its_outcome()
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
    public async Task An_observer_sees_what_was_taken_before_a_follow_up_fails()
    {
        await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await Start().TryFireAsync("fail later"));

        Assert.Equal(["firing fail later", "1 Stayed ", "firing fail", "3 fail failed: boom"], _log.Lines);
    }

    [Fact]
    public async Task A_dry_run_is_no_fire()
    {
        await Start().EvaluateAllAsync();

        Assert.Empty(_log.Lines);
    }
}
