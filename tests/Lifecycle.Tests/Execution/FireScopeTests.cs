namespace Lifecycle.Tests.Execution;

public class FireScopeTests
{
    private sealed class Box
    {
        public LifecycleInstance<string, string, Box>? Instance { get; set; }

        public LifecycleInstance<string, string, Box>? Other { get; set; }

        public bool Yield { get; init; }

        public Exception? Thrown { get; set; }

        public async ValueTask FireAsync(LifecycleInstance<string, string, Box> instance, string trigger)
        {
            if (Yield)
                await Task.Yield();
            try
            {
                await instance.TryFireAsync(trigger);
            }
            catch (LifecycleException thrown)
            {
                Thrown = thrown;
            }
        }
    }

    private static readonly InlineLifecycle<string, string, Box> Lifecycle = InlineLifecycle.Of<Box>(l =>
    {
        l.StartsIn("a");
        l.Stage("a")
            .On("action").OnTransition((c, _) => c.Subject.FireAsync(c.Subject.Instance!, "plain")).Stay()
            .On("other").OnTransition((c, _) => c.Subject.FireAsync(c.Subject.Other!, "inner")).Stay()
            .On("inner").OnTransition((c, _) => c.Subject.FireAsync(c.Subject.Instance!, "plain")).Stay()
            .On("criterion").Requires(new("C", "It fires its own instance"), async (c, _) =>
            {
                await c.Subject.FireAsync(c.Subject.Instance!, "plain");
                return CriterionResult.Met();
            }).Stay()
            .On("plain").Stay();
    });

    [Theory]
    [InlineData("action", false)]
    [InlineData("action", true)]
    [InlineData("criterion", false)]
    [InlineData("criterion", true)]
    public async Task A_fire_from_a_criterion_or_action_of_the_instance_throws_at_once(string trigger, bool yield)
    {
        var box = new Box { Yield = yield };
        box.Instance = Lifecycle.Start(box);

        var result = await box.Instance.TryFireAsync(trigger);

        var thrown = Assert.IsType<ReentrantFireException>(box.Thrown);
        Assert.Contains("plain", thrown.Message);
        Assert.True(result.Accepted);
        Assert.Equal([trigger], box.Instance.History.Select(entry => entry.Trigger));
        Assert.True((await box.Instance.TryFireAsync("plain")).Accepted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fire_from_a_predicate_throws_in_a_fire_and_in_a_dry_run(bool isDryRun)
    {
        LifecycleInstance<string, string, object>? instance = null;
        instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("checked").Requires("P", _ => IsAccepted(), "Never.").GoTo("b")
                .On("plain").Stay();
        }).Start(new(), new() { KeepHistory = false });

        var report = isDryRun
            ? await instance.EvaluateAsync("checked")
            : (await instance.TryFireAsync("checked")).Report;

        Assert.IsType<ReentrantFireException>(Assert.Single(report.Lines).Exception);
        Assert.Equal(0, instance.Version);
        Assert.True((await instance.TryFireAsync("plain")).Accepted);

        bool IsAccepted()
        {
            var fire = instance!.TryFireAsync("plain");
            return fire.IsCompletedSuccessfully && fire.Result.Accepted;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fire_from_a_criterion_throws_in_a_dry_run(bool yield)
    {
        var box = new Box { Yield = yield };
        box.Instance = Lifecycle.Start(box);

        await box.Instance.EvaluateAsync("criterion");

        Assert.IsType<ReentrantFireException>(box.Thrown);
        Assert.Equal(0, box.Instance.Version);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fire_that_comes_back_through_another_instance_throws(bool yield)
    {
        var box = new Box { Yield = yield };
        box.Instance = Lifecycle.Start(box);
        box.Other = Lifecycle.Start(box);

        var result = await box.Instance.TryFireAsync("other");

        Assert.True(result.Accepted);
        Assert.IsType<ReentrantFireException>(box.Thrown);
        Assert.Equal((1L, 1L), (box.Instance.Version, box.Other.Version));
    }

    [Fact]
    public async Task A_task_that_an_action_started_may_fire_after_the_step()
    {
        var go = new TaskCompletionSource();
        var box = new Box();
        Task? later = null;
        var lifecycle = InlineLifecycle.Of<Box>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("start")
                .OnTransition(
                    (c, _) =>
                    {
                        later = Task.Run(
                            async () =>
                            {
                                await go.Task;
                                await c.Subject.FireAsync(c.Subject.Instance!, "plain");
                            },
                            CancellationToken.None);
                        return default;
                    })
                .Stay()
                .On("plain")
                .OnTransition(_ => { })
                .Stay();
        });
        box.Instance = lifecycle.Start(box);
        await box.Instance.FireAsync("start");

        go.SetResult();
        await later!;

        Assert.Null(box.Thrown);
        Assert.Equal(2, box.Instance.Version);
    }

    [Fact]
    public async Task A_task_that_an_action_started_is_not_mistaken_for_a_later_fire_of_the_same_thread()
    {
        var (go, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var box = new Box();
        Task? later = null;
        var lifecycle = InlineLifecycle.Of<Box>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("start")
                .OnTransition(
                    (c, _) =>
                    {
                        later ??= Task.Run(
                            async () =>
                            {
                                await go.Task;
                                await c.Subject.FireAsync(c.Subject.Instance!, "plain");
                            },
                            CancellationToken.None);
                        return default;
                    })
                .Stay()
                .On("wait")
                .OnTransition(async (_, _) => await release.Task)
                .Stay()
                .On("plain")
                .OnTransition(_ => { })
                .Stay();
        });
        box.Instance = lifecycle.Start(box);
        Task? waiting = null;
        var thread = new Thread(() =>
        {
            Assert.True(box.Instance.TryFireAsync("start").AsTask().IsCompletedSuccessfully);
            waiting = box.Instance.TryFireAsync("wait").AsTask();
        });
        thread.UnsafeStart();
        thread.Join();

        go.SetResult();
        release.SetResult();
        await Task.WhenAll(waiting!, later!);

        Assert.Null(box.Thrown);
        Assert.Equal(3, box.Instance.Version);
    }

    [Fact]
    public async Task A_fire_from_a_synchronous_action_throws_on_the_same_thread()
    {
        var box = new Box();
        box.Instance = InlineLifecycle
            .Of<Box>(l =>
            {
                l.StartsIn("a");
                l.Stage("a")
                    .On("action")
                    .OnTransition(c =>
                    {
                        c.Subject.FireAsync(c.Subject.Instance!, "plain").AsTask().Wait();
                    })
                    .Stay()
                    .On("plain").Stay();
            })
            .Start(box);

        await box.Instance.FireAsync("action");

        Assert.IsType<ReentrantFireException>(box.Thrown);
    }

    [Fact]
    public async Task Ambient_data_that_an_action_sets_does_not_reach_the_caller()
    {
        var ambient = new AsyncLocal<string> { Value = "mine" };
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("set").OnTransition(_ => ambient.Value = "theirs").Stay();
        });

        await lifecycle.Start("").FireAsync("set");

        Assert.Equal("mine", ambient.Value);
    }

    [Theory]
    [InlineData("action", false, false)]
    [InlineData("action", false, true)]
    [InlineData("predicate", true, false)]
    [InlineData("predicate", true, true)]
    public async Task A_fire_that_comes_back_to_an_instance_that_a_predicate_waits_for_throws(
        string trigger, bool isDryRun, bool yield)
    {
        var box = new Box { Yield = yield };
        var last = InlineLifecycle.Of<Box>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").OnTransition((c, _) => c.Subject.FireAsync(c.Subject.Instance!, "plain")).Stay();
        }).Start(box);
        box.Instance = InlineLifecycle.Of<Box>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("action").OnTransition(async (_, token) => await last.TryFireAsync("go", null, token)).Stay()
                .On("predicate").Requires("P", _ => IsAccepted(last, "go"), "No.").Stay()
                .On("plain").Stay();
        }).Start(box);
        var first = InlineLifecycle.Of<Box>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires("P", subject => IsOpen(subject.Instance!), "No.").Stay();
        }).Start(box);

        var result = await Task.Run(async () => await first.TryFireAsync("go")).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(result.Accepted);
        Assert.IsType<ReentrantFireException>(box.Thrown);

        bool IsOpen(LifecycleInstance<string, string, Box> instance) =>
            isDryRun ? instance.EvaluateAsync(trigger).AsTask().Result.Passed : IsAccepted(instance, trigger);

        static bool IsAccepted(LifecycleInstance<string, string, Box> instance, string trigger) =>
            instance.TryFireAsync(trigger).AsTask().Result.Accepted;
    }
}
