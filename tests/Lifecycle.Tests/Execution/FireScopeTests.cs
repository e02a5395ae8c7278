using System.Globalization;

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

    [Fact]
    public async Task Fires_that_start_the_next_fire_do_not_remember_the_fires_before_them()
    {
        const int Steps = 200;
        var ended = new List<WeakReference>();
        var done = new TaskCompletionSource();
        Task? next = null;
        LifecycleInstance<string, string, object>? instance = null;
        instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("poll").OnTransition((_, _) =>
            {
                ended.Add(Remembered());
                if (ended.Count == Steps)
                    done.SetResult();
                else
                    next = Task.Run(() => instance!.TryFireAsync("poll").AsTask(), CancellationToken.None);
                return ValueTask.CompletedTask;
            }).Stay();
        }).Start(new());

        await instance.TryFireAsync("poll");
        await done.Task;
        await next!;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(ended.Count(reference => reference.IsAlive), 0, Steps / 10);
        GC.KeepAlive(instance);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_criterion_that_evaluates_its_own_instance_is_refused_and_does_not_recurse(bool inFire)
    {
        LifecycleInstance<string, string, object>? instance = null;
        instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("predicate").Requires("P", _ => IsOpen(), "No.")
                .Stay()
                .On("class").Requires(new("C", "It evaluates its own instance"), async (_, token) =>
                {
                    await Task.Yield();
                    await instance!.EvaluateAllAsync(cancellationToken: token);
                    return CriterionResult.Met();
                }).Stay()
                .On("plan").Requires(new("D", "It plans its own instance"), async (_, token) =>
                {
                    await instance!.PlanAsync("a", cancellationToken: token);
                    return CriterionResult.Met();
                }).Stay();
        }).Start(new(), new() { KeepHistory = false });

        foreach (var trigger in (string[])["predicate", "class", "plan"])
        {
            var report = inFire
                ? (await instance.TryFireAsync(trigger)).Report
                : await instance.EvaluateAsync(trigger);

            var thrown = Assert.Single(report.Lines).Exception!;
            Assert.IsType<ReentrantFireException>(thrown is AggregateException both ? both.InnerException : thrown);
        }

        bool IsOpen() => instance!.EvaluateAsync("predicate").AsTask().Result.Passed;
    }

    [Fact]
    public async Task An_action_may_evaluate_its_own_instance()
    {
        GateReport? report = null;
        LifecycleInstance<string, string, object>? instance = null;
        instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").OnTransition(EvaluateAsync).GoTo("b");
        }).Start(new());

        await instance.FireAsync("go");

        Assert.True(report!.Passed);

        async ValueTask EvaluateAsync(TransitionContext<string, string, object> context, CancellationToken token) =>
            report = await instance!.EvaluateAsync("go", cancellationToken: token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_continuation_of_another_caller_that_an_action_completes_may_fire(bool isAsynchronous)
    {
        var signal = new TaskCompletionSource();
        LifecycleInstance<string, string, object>? instance = null;
        instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            var stage = l.Stage("a");
            if (isAsynchronous)
                stage.On("signal").OnTransition((_, _) => { signal.SetResult(); return default; }).Stay();
            else
                stage.On("signal").OnTransition(_ => signal.SetResult()).Stay();
            stage.On("plain").Stay();
        }).Start(new());
        Task<TransitionResult<string, string>>? other = null;
        var thread = new Thread(() =>
        {
            other = WaitAndFireAsync();
            Assert.True(instance.TryFireAsync("signal").AsTask().Result.Accepted);
        });

        thread.UnsafeStart();
        thread.Join();

        Assert.True((await other!).Accepted);

        async Task<TransitionResult<string, string>> WaitAndFireAsync()
        {
            await signal.Task;
            return await instance!.TryFireAsync("plain");
        }
    }

    [Fact]
    public async Task Work_that_an_action_started_may_fire_as_soon_as_it_sees_the_new_version()
    {
        for (var round = 0; round < 200; round++)
        {
            Task<TransitionResult<string, string>>? later = null;
            LifecycleInstance<string, string, object>? instance = null;
            instance = InlineLifecycle.Of<object>(l =>
            {
                l.StartsIn("a");
                l.Stage("a").On("go").OnTransition((_, _) =>
                {
                    later = Task.Run(
                        async () =>
                        {
                            while (instance!.Version == 0)
                                await Task.Yield();
                            return await instance.TryFireAsync("next");
                        },
                        CancellationToken.None);
                    return ValueTask.CompletedTask;
                }).Stay().On("next").Stay();
            }).Start(new());

            await instance.FireAsync("go");

            Assert.True((await later!).Accepted);
        }
    }

    [Fact]
    public async Task A_predicate_that_blocks_on_another_instance_whose_criterion_fires_the_first_is_refused()
    {
        Exception? thrown = null;
        LifecycleInstance<string, string, object>? first = null;
        var second = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("ask").Requires(new("C", "It fires the first"), async (_, _) =>
            {
                await Task.Yield();
                thrown = await Record.ExceptionAsync(FireTheFirstAsync);
                return CriterionResult.Met();
            }).Stay();
        }).Start(new());
        first = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("go").Requires("P", _ => IsAccepted(), "No.").GoTo("b")
                .On("plain").Stay();
        }).Start(new(), new() { KeepHistory = false });

        Assert.True((await Task.Run(async () => await first.TryFireAsync("go"))).Moved);

        Assert.IsType<ReentrantFireException>(thrown);

        bool IsAccepted() => second.TryFireAsync("ask").AsTask().Result.Accepted;

        async Task FireTheFirstAsync() => await first!.TryFireAsync("plain");
    }

    [Fact]
    public async Task Ambient_data_and_culture_that_a_predicate_sets_do_not_reach_the_caller()
    {
        var ambient = new AsyncLocal<string> { Value = "mine" };
        var culture = CultureInfo.CurrentCulture;
        var instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("set").Requires("P", _ =>
            {
                ambient.Value = "theirs";
                CultureInfo.CurrentCulture = (CultureInfo)culture.Clone();
                return true;
            }, "No.").GoTo("b");
        }).Start(new(), new() { KeepHistory = false });

        await instance.FireAsync("set");

        Assert.Equal("mine", ambient.Value);
        Assert.Same(culture, CultureInfo.CurrentCulture);
    }

    /// <summary>A reference to something that lives as long as the execution context of the present fire.</summary>
    private static WeakReference Remembered()
    {
        var scope = new object();
        Local.Value = scope;
        return new(scope);
    }

    private static readonly AsyncLocal<object?> Local = new();
}
