using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Telemetry;

public class ObserverTests
{
    private sealed class Watch(List<string> log, string name) : ITransitionObserver
    {
        public object? OnFiring<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, TTrigger trigger)
            where TStage : notnull
            where TTrigger : notnull
        {
            log.Add($"{name} firing {trigger}");
            return name;
        }

        public void OnFired<TStage, TTrigger>(
            LifecycleGraph<TStage, TTrigger> graph, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            log.Add($"{beginning} {result.Outcome}");

        public void OnFailed<TStage, TTrigger>(
            LifecycleGraph<TStage, TTrigger> graph, TTrigger trigger, Exception exception, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            log.Add($"{beginning} failed: {exception.Message}");
    }

    private readonly List<string> _log = [];

    private ServiceProvider Watched() => Container(services =>
    {
        services.AddSingleton<ITransitionObserver>(new Watch(_log, "one"));
        services.AddScoped<ITransitionObserver>(_ => new Watch(_log, "two"));
        services.AddLifecycle(Observed.Definition);
    });

    [Fact]
    public async Task Each_observer_gets_back_the_object_it_returned()
    {
        using var container = Watched();

        await Observed.FireAsync(container, "go");

        Assert.Equal(["one firing go", "two firing go", "two Moved", "one Moved"], _log);
    }

    [Fact]
    public async Task Observers_of_the_container_are_notified_of_a_failure()
    {
        using var container = Watched();

        await Observed.FireAsync(container, "fail");

        Assert.Equal(["two failed: The action failed.", "one failed: The action failed."], _log[2..]);
    }
}
