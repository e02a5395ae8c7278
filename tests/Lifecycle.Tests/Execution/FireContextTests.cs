using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace Lifecycle.Tests.Execution;

/// <summary>
/// Execution contexts and continuations around fires: what belongs to a fire, and what only runs beside it.
/// </summary>
public class FireContextTests
{
    private static readonly AsyncLocal<object?> Local = new();

    [Fact]
    public async Task Fires_that_start_the_next_fire_do_not_remember_the_fires_before_them()
    {
        const int Steps = 200;
        var ended = new List<WeakReference>();
        var armed = new ConcurrentQueue<Task>();
        LifecycleInstance<string, string, object>? instance = null;
        instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("poll").OnTransition((_, _) =>
            {
                ended.Add(Remembered());
                if (ended.Count < Steps)
                    armed.Enqueue(PollAfterAsync(instance!.Version));
                return ValueTask.CompletedTask;
            }).Stay();
        }).Start(new());

        await instance.TryFireAsync("poll");
        while (armed.TryDequeue(out var poll))
            await poll;

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal(Steps, ended.Count);
        Assert.InRange(ended.Count(reference => reference.IsAlive), 0, Steps / 10);
        GC.KeepAlive(instance);

        // A fire that comes while the action still runs is refused.
        async Task PollAfterAsync(long version)
        {
            while (instance!.Version == version)
                await Task.Yield();

            await instance.TryFireAsync("poll");
        }
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Code_of_another_caller_that_an_action_runs_inside_itself_may_fire(bool isAsynchronous)
    {
        using var cancellation = new CancellationTokenSource();
        var completion = new TaskCompletionSource();
        var channel = Channel.CreateUnbounded<int>(new() { AllowSynchronousContinuations = true });
        LifecycleInstance<string, string, object>? instance = null;
        instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            var stage = l.Stage("a");
            if (isAsynchronous)
                stage.On("signal").OnTransition((_, _) => { Signal(); return default; }).Stay();
            else
                stage.On("signal").OnTransition(_ => Signal()).Stay();
            stage.On("plain").Stay();
        }).Start(new());
        var others = new List<Task<TransitionResult<string, string>>>();
        var fired = new CountdownEvent(3);

        // Each has the execution context of its own caller.
        var thread = new Thread(() =>
        {
            cancellation.Token.Register(Fire);
            _ = completion.Task.ContinueWith(
                _ => Fire(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            _ = ReadAndFireAsync();
        });
        thread.UnsafeStart();
        thread.Join();

        Assert.True((await instance.TryFireAsync("signal")).Accepted);

        Assert.True(fired.Wait(TimeSpan.FromMinutes(1)));
        Assert.All(await Task.WhenAll(others), result => Assert.True(result.Accepted));

        void Signal()
        {
            cancellation.Cancel();
            completion.SetResult();
            channel.Writer.TryWrite(1);
        }

        void Fire()
        {
            lock (others)
                others.Add(instance!.TryFireAsync("plain").AsTask());
            fired.Signal();
        }

        async Task ReadAndFireAsync()
        {
            await channel.Reader.ReadAsync();
            Fire();
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

    [Fact]
    public void Ambient_data_and_culture_that_a_due_date_or_a_definition_sets_do_not_reach_the_caller()
    {
        var ambient = new AsyncLocal<string> { Value = "mine" };
        var culture = CultureInfo.CurrentCulture;
        var instance = InlineLifecycle.Of<object>(l =>
        {
            Change();
            l.StartsIn("a");
            l.Stage("a").DueBy(_ => Change(), "go").On("go").Stay();
        }).Start(new());
        Assert.Equal("mine", ambient.Value);

        Assert.Single(instance.DueDates());

        Assert.Equal("mine", ambient.Value);
        Assert.Same(culture, CultureInfo.CurrentCulture);

        DateTimeOffset Change()
        {
            ambient.Value = "theirs";
            CultureInfo.CurrentCulture = (CultureInfo)culture.Clone();
            return DateTimeOffset.UnixEpoch;
        }
    }

    /// <summary>A reference to something that lives as long as the execution context of the present fire.</summary>
    private static WeakReference Remembered()
    {
        var scope = new object();
        Local.Value = scope;
        return new(scope);
    }
}
