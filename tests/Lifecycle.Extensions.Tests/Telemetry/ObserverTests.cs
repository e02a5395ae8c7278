using Microsoft.Extensions.Logging;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Telemetry;

public class ObserverTests
{
    private sealed class Watch(List<string> log, string name) : ITransitionObserver
    {
        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull
        {
            log.Add($"{name} firing {fire.Trigger}");
            return name;
        }

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            log.Add($"{beginning} {result.Outcome}");

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
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

    private sealed class Broken : ITransitionObserver
    {
        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull => throw new InvalidOperationException("Broken at the beginning.");

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull => throw new InvalidOperationException("Broken at the end.");

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull => throw new InvalidOperationException("Broken at the end.");
    }

    [Theory]
    [InlineData("go")]
    [InlineData("fail")]
    public async Task An_observer_that_throws_is_logged_and_keeps_no_other_from_observing(string trigger)
    {
        using var container = Container(services =>
        {
            services.AddLogging(logging => logging.AddFakeLogging());
            services.AddSingleton<ITransitionObserver>(new Watch(_log, "one"));
            services.AddSingleton<ITransitionObserver, Broken>();
            services.AddSingleton<ITransitionObserver>(new Watch(_log, "two"));
            services.AddLifecycle(Observed.Definition);
        });

        await Observed.FireAsync(container, trigger);

        Assert.Equal(4, _log.Count);
        Assert.Equal(2, container.GetFakeLogCollector().GetSnapshot()
            .Count(record => record.Id.Id == LifecycleEventIds.ObserverFailed));
    }
}
