using static Lifecycle.Tests.Execution.AllocationTests.Light;

namespace Lifecycle.Tests.Execution;

/// <summary>Pins what the hot paths allocate.</summary>
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
            .On("predicate")
            .Requires("P", _ => true, "Always.")
            .GoTo(Green)
            .On("class")
            .Requires<Always>()
            .GoTo(Green)
            .On("action")
            .OnTransition(_ => { })
            .GoTo(Green)
            .On("three")
            .Requires("1", _ => true, "Always.")
            .Requires("2", _ => true, "Always.")
            .Requires("3", _ => true, "Always.")
            .GoTo(Green)
            .On("refused")
            .Requires("4", _ => false, "Never.")
            .Requires("5", _ => false, "Never.")
            .Requires("6", _ => false, "Never.")
            .GoTo(Green);
        l.Stage(Green).On("back").GoTo(Red);
    });

    private static readonly InstanceOptions NoHistory = new() { KeepHistory = false };

    [Theory]
    [InlineData("bare")]
    [InlineData("predicate")]
    [InlineData("class")]
    [InlineData("three")]
    public void A_synchronous_fire_allocates_nothing(string trigger)
    {
        var instance = Lifecycle.Start(new(), NoHistory);

        var bytes = AllocatedBytes(() =>
        {
            Fire(instance, trigger);
            Fire(instance, "back");
        });

        Assert.Equal(0, bytes);
    }

    /// <summary>The mark that tells the action's own fires from those of other callers' code inside it.</summary>
    [Fact]
    public void A_fire_with_a_synchronous_action_allocates_its_mark()
    {
        var instance = Lifecycle.Start(new(), NoHistory);

        var bytes = AllocatedBytes(() =>
        {
            Fire(instance, "action");
            Fire(instance, "back");
        });

        Assert.InRange(bytes, 1, 208);
    }

    [Fact]
    public void A_fire_with_an_actor_and_an_expected_version_allocates_only_its_command()
    {
        var instance = Lifecycle.Start(new(), NoHistory);
        var empty = AllocatedBytes(() => GC.KeepAlive(new TransitionCommand { Actor = "Rao", ExpectedVersion = 1 }));

        var bytes = AllocatedBytes(() =>
        {
            Finish(instance.FireAsync("three", new() { Actor = "Rao", ExpectedVersion = instance.Version }));
            Finish(instance.FireAsync("back"));
        });

        Assert.Equal(empty, bytes);
    }

    [Fact]
    public void A_refusal_with_three_lines_takes_at_most_160_bytes()
    {
        var instance = Lifecycle.Start(new(), NoHistory);

        var bytes = AllocatedBytes(() => Assert.True(Finish(instance.TryFireAsync("refused")).Report.Lines.Count == 3));

        Assert.InRange(bytes, 1, 160);
    }

    [Fact]
    public void A_history_takes_at_most_40_bytes_for_each_entry()
    {
        const int Fires = 1_000;
        var bytes = AllocatedBytes(() =>
        {
            var instance = Lifecycle.Start(new());
            for (var fire = 0; fire < Fires; fire += 2)
            {
                Fire(instance, "three");
                Fire(instance, "back");
            }
        });

        Assert.InRange((double)bytes / Fires, 1, 40);
    }

    [Fact]
    public void An_instance_takes_at_most_64_bytes()
    {
        var subject = new object();
        LifecycleInstance<Light, string, object>? last = null;

        var bytes = AllocatedBytes(() => last = Lifecycle.Start(subject, NoHistory));

        Assert.NotNull(last);
        Assert.InRange(bytes, 1, 64);
    }

    [Fact]
    public void TryStep_allocates_nothing()
    {
        var graph = Lifecycle.Graph;

        Assert.Equal(0, AllocatedBytes(() => graph.TryStep(Red, "bare", out _)));
    }

    private static void Fire(LifecycleInstance<Light, string, object> instance, string trigger) =>
        Assert.True(Finish(instance.TryFireAsync(trigger)).Moved);

    private static TransitionResult<Light, string> Finish(ValueTask<TransitionResult<Light, string>> fire)
    {
        Assert.True(fire.IsCompletedSuccessfully);
        return fire.Result;
    }

    /// <summary>
    /// The bytes that one call allocates once warm, on a thread without ambient data: the least of several rounds,
    /// since what runs beside the test may make a call allocate something once.
    /// </summary>
    private static long AllocatedBytes(Action act)
    {
        const int Rounds = 5;
        const int Calls = 200;
        var least = long.MaxValue;
        var thread = new Thread(() =>
        {
            for (var round = 0; round <= Rounds; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var call = 0; call < Calls; call++)
                    act();
                if (round > 0)
                    least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
            }
        });
        thread.UnsafeStart();
        thread.Join();
        return least;
    }
}
