using Microsoft.Extensions.Logging;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Telemetry;

/// <summary>Pins bytes, never time. Alone, since a listener of another test would be listened to here.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    private static readonly InlineLifecycle Round = new("Round", l =>
    {
        l.StartsIn("a");
        l.Stage("a").Requires("BACK", _ => true, "Never.").On("go").Requires("C", _ => true, "Never.").GoTo("b");
        l.Stage("b").On("go").OnTransition(_ => { }).GoTo("a");
    });

    /// <summary>The engine's own cost of being observed, which is nothing in an optimized build.</summary>
    private sealed class Blind : ITransitionObserver
    {
        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull =>
            null;

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }
    }

    [Fact]
    public void Without_a_listener_telemetry_allocates_nothing()
    {
        using var container = Container(services =>
        {
            services.AddMetrics();
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information));
            services.AddLifecycle(Round, options => options.KeepHistory = false);
        });
        using var scope = container.CreateScope();
        var observed = Observed.Lifecycle(scope.ServiceProvider).Start("subject");
        var blind = Round.Start(
            "subject",
            new()
            {
                KeepHistory = false,
                Observer = new Blind(),
                Services = scope.ServiceProvider,
            });

        Assert.Equal(OnACleanThread(() => Fire(blind)), OnACleanThread(() => Fire(observed)));
    }

    private static void Fire(LifecycleInstance<string, string, string> instance)
    {
        var fire = instance.TryFireAsync("go");
        Assert.True(fire.IsCompletedSuccessfully && fire.Result.Moved);
    }

    /// <summary>The bytes that one call costs once warm, on a thread without anybody's ambient data.</summary>
    private static long OnACleanThread(Action act)
    {
        const int Calls = 1000;
        var bytes = 0L;
        var thread = new Thread(() =>
        {
            for (var call = 0; call < Calls; call++)
                act();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < Calls; call++)
                act();
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
        });
        thread.UnsafeStart();
        thread.Join();
        return bytes;
    }
}
