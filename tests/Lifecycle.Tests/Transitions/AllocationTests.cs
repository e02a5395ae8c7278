using static Lifecycle.Tests.Transitions.AllocationTests.Light;

namespace Lifecycle.Tests.Transitions;

/// <summary>Pins bytes, never time.</summary>
public class AllocationTests
{
    public enum Light
    {
        Red,
        Green,
    }

    private sealed class Always : EntryCriterion<object>
    {
        protected override CriterionResult Evaluate(CriterionContext<object> context) => CriterionResult.Met();
    }

    private static readonly InlineLifecycle<Light, string, object> Lifecycle = new(l =>
    {
        l.StartsIn(Red);
        l.Stage(Red)
            .On("bare").GoTo(Green)
            .On("predicate").Requires("P", _ => true, "Always.").GoTo(Green)
            .On("class").Requires<Always>().GoTo(Green)
            .On("action").OnTransition(_ => { }).GoTo(Green);
        l.Stage(Green).On("back").GoTo(Red);
    });

    private static readonly InstanceOptions NoHistory = new() { KeepHistory = false };

    [Theory]
    [InlineData("bare")]
    [InlineData("predicate")]
    [InlineData("class")]
    [InlineData("action")]
    public void A_synchronous_fire_allocates_nothing(string trigger)
    {
        var instance = Lifecycle.Start(new(), NoHistory);

        var bytes = OnACleanThread(() =>
        {
            Fire(instance, trigger);
            Fire(instance, "back");
        });

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void An_instance_takes_at_most_64_bytes()
    {
        var subject = new object();
        LifecycleInstance<Light, string, object>? last = null;

        var bytes = OnACleanThread(() => last = Lifecycle.Start(subject, NoHistory));

        Assert.NotNull(last);
        Assert.InRange(bytes, 1, 64);
    }

    [Fact]
    public void A_table_step_allocates_nothing()
    {
        var graph = Lifecycle.Graph;

        Assert.Equal(0, OnACleanThread(() => graph.TryStep(Red, "bare", out _)));
    }

    private static void Fire(LifecycleInstance<Light, string, object> instance, string trigger)
    {
        var fire = instance.TryFireAsync(trigger);
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
