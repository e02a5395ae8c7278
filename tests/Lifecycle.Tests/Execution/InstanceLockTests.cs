using System.Collections.Concurrent;

namespace Lifecycle.Tests.Execution;

public class InstanceLockTests
{
    private static readonly InlineLifecycle<string, string, ConcurrentQueue<string?>> Lifecycle =
        InlineLifecycle.Of<ConcurrentQueue<string?>>(l =>
        {
            l.StartsIn("a");
            l.Trigger("wait").Carries<Task>();
            l.Stage("a")
                .On("wait").OnTransition(async (c, _) => { await (Task)c.Payload!; c.Subject.Enqueue(c.Actor); }).Stay()
                .On("note").OnTransition(c => c.Subject.Enqueue(c.Actor)).Stay();
        });

    private readonly LifecycleInstance<string, string, ConcurrentQueue<string?>> _instance = Lifecycle.Start([]);

    [Fact]
    public async Task Fires_are_taken_one_at_a_time_in_arrival_order()
    {
        var release = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Actor = "0", Payload = release.Task }).AsTask();
        var others = Enumerable
            .Range(1, 20)
            .Select(n => _instance.TryFireAsync("note", new() { Actor = $"{n}" }).AsTask())
            .ToArray();
        Assert.All(others, fire => Assert.False(fire.IsCompleted));

        release.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(Enumerable.Range(0, 21).Select(n => $"{n}"), _instance.Subject);
        Assert.Equal(21, _instance.Version);
    }

    [Fact]
    public async Task Reads_and_dry_runs_do_not_wait_for_a_fire()
    {
        var release = new TaskCompletionSource();
        var fire = _instance.TryFireAsync("wait", new() { Payload = release.Task }).AsTask();

        Assert.Equal(("a", 0L), (_instance.Stage, _instance.Version));
        Assert.Equal(0, _instance.Snapshot().Version);
        Assert.Empty(_instance.History);
        Assert.True((await _instance.EvaluateAsync("note")).Passed);

        release.SetResult();
        await fire;
    }

    [Fact]
    public async Task When_a_waiting_fire_is_cancelled_the_next_takes_its_turn()
    {
        using var cancellation = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Actor = "first", Payload = release.Task }).AsTask();
        var second = _instance.TryFireAsync("note", new() { Actor = "second" }, cancellation.Token).AsTask();
        var third = _instance.TryFireAsync("note", new() { Actor = "third" }).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        release.SetResult();
        await Task.WhenAll(first, third);

        Assert.Equal(["first", "third"], _instance.Subject);
    }

    [Fact]
    public async Task When_every_waiting_fire_is_cancelled_the_lock_is_free_again()
    {
        using var cancellation = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Payload = release.Task }).AsTask();
        var second = _instance.TryFireAsync("note", cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        release.SetResult();
        await first;

        var next = _instance.TryFireAsync("note");

        Assert.True(next.IsCompletedSuccessfully);
        Assert.True((await next).Accepted);
    }

    [Fact]
    public async Task A_fire_with_a_cancelled_token_changes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await _instance.TryFireAsync("note", cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await _instance.EvaluateAsync("note", cancellationToken: cancelled));

        Assert.Equal(0, _instance.Version);
    }

    [Fact]
    public async Task An_action_that_fails_asynchronously_releases_the_lock()
    {
        var release = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Payload = release.Task }).AsTask();
        var second = _instance.TryFireAsync("note").AsTask();

        release.SetException(new InvalidOperationException("boom"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.True((await second).Accepted);
        Assert.Equal(1, _instance.Version);
    }

    [Fact]
    public async Task A_key_whose_comparison_throws_does_not_keep_the_lock()
    {
        var broken = false;
        var lifecycle = new InlineLifecycle<string, Key, string>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On(new(1, () => broken)).Requires("C", _ => true, "No.").Stay();
        });
        var instance = lifecycle.Start("");
        var key = new Key(1, () => broken);
        foreach (var comparisons in Enumerable.Range(0, 4))
        {
            var left = comparisons;
            var fragile = new Key(1, () => left-- == 0);
            await Record.ExceptionAsync(async () => await instance.TryFireAsync(fragile));
        }

        Assert.True((await instance.TryFireAsync(key)).Accepted);
    }

    private sealed class Key(int id, Func<bool> isBroken)
    {
        public override bool Equals(object? obj) =>
            isBroken()
                ? throw new InvalidOperationException("broken key")
                : obj is Key other && other.GetHashCode() == GetHashCode();

        public override int GetHashCode() => isBroken() ? throw new InvalidOperationException("broken key") : id;
    }

    [Fact]
    public async Task No_parallel_fire_is_lost()
    {
        const int Fires = 2_000;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var n = 0; n < Fires; n++)
                await _instance.TryFireAsync("note", new() { Actor = $"{worker}:{n}" });
        })));

        Assert.Equal(4 * Fires, _instance.Version);
        Assert.Equal(4 * Fires, _instance.Subject.Distinct().Count());
        Assert.Equal(
            Enumerable.Range(1, 4 * Fires).Select(version => (long)version),
            _instance.History.Select(entry => entry.Version));
        Assert.Equal(_instance.Subject, _instance.History.Select(entry => entry.Actor));
    }

    [Fact]
    public async Task Parallel_fires_without_a_history_are_taken_one_at_a_time()
    {
        const int Rounds = 20_000;
        var running = 0;
        var mostRunning = 0;
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("bare").GoTo("b");
            l.Stage("b").On("checked").Requires(
                "B",
                _ =>
                {
                    mostRunning = Math.Max(mostRunning, Interlocked.Increment(ref running));
                    Interlocked.Decrement(ref running);
                    return true;
                },
                "Never.").GoTo("c");
            l.Stage("c").On("acted").OnTransition(_ => { }).GoTo("a");
        }).Start("", new() { KeepHistory = false });

        var moves = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var moves = 0L;
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var trigger in (string[])["bare", "checked", "acted"])
                    moves += (await instance.TryFireAsync(trigger)).Moved ? 1 : 0;
            }

            return moves;
        })));

        Assert.Equal(instance.Version, moves.Sum());
        Assert.Equal("abc"[(int)(instance.Version % 3)].ToString(), instance.Stage);
        Assert.Equal(1, mostRunning);
    }

    [Fact]
    public async Task Fires_work_while_the_flow_of_the_execution_context_is_suppressed()
    {
        var release = new TaskCompletionSource();
        Task<TransitionResult<string, string>> waits, follows;
        using (ExecutionContext.SuppressFlow())
        {
            Assert.True(_instance.TryFireAsync("note").AsTask().IsCompletedSuccessfully);
            waits = _instance.TryFireAsync("wait", new() { Payload = release.Task }).AsTask();
            follows = _instance.TryFireAsync("note").AsTask();
        }

        release.SetResult();
        Assert.True((await waits).Accepted);
        Assert.True((await follows).Accepted);
        Assert.Equal(3, _instance.Version);
    }

    [Fact]
    public async Task Cancelled_callers_do_not_stay_behind_a_fire_that_hangs()
    {
        var hang = new TaskCompletionSource();
        var hanging = _instance.TryFireAsync("wait", new() { Payload = hang.Task }).AsTask();
        var actors = new List<WeakReference>();
        foreach (var number in Enumerable.Range(0, 100))
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = _instance.TryFireAsync("note", Command(number), cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(actors.Count(actor => actor.IsAlive), 0, 5);
        hang.SetResult();
        Assert.True((await hanging).Accepted);
        Assert.True((await _instance.TryFireAsync("note")).Accepted);

        TransitionCommand Command(int number)
        {
            var actor = $"actor {number}";
            actors.Add(new(actor));
            return new() { Actor = actor };
        }
    }

    [Fact]
    public async Task Callers_that_come_wait_and_cancel_at_random_lose_no_turn()
    {
        var instances = Enumerable.Range(0, 4).Select(_ => Lifecycle.Start([])).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            for (var n = 0; n < 3_000; n++)
            {
                var instance = instances[random.Next(instances.Length)];
                using var cancellation = new CancellationTokenSource();
                var fire = random.Next(3) == 0
                    ? instance.TryFireAsync("wait", new() { Payload = Task.Run(() => { }) }, cancellation.Token)
                        .AsTask()
                    : instance.TryFireAsync("note", cancellationToken: cancellation.Token).AsTask();
                if (random.Next(4) == 0)
                    await cancellation.CancelAsync();
                try
                {
                    await fire;
                }
                catch (OperationCanceledException)
                {
                }
            }
        }))).WaitAsync(TimeSpan.FromMinutes(2));

        foreach (var instance in instances)
        {
            Assert.True(instance.TryFireAsync("note").AsTask().IsCompletedSuccessfully);
            Assert.Equal(instance.Version, instance.Subject.Count);
            Assert.Equal(instance.Version, instance.History.Count);
        }
    }
}
