using System.Collections.Concurrent;

namespace Lifecycle.Tests.Execution;

public class ConcurrencyTests
{
    private static readonly InlineLifecycle<string, string, ConcurrentQueue<string?>> Lifecycle =
        InlineLifecycle.Of<ConcurrentQueue<string?>>(l =>
        {
            l.StartsIn("a");
            l.Trigger("wait").Carries<Task>();
            l.Stage("a")
                .On("wait").OnTransition(async (c, _) => { await (Task)c.Payload!; c.Subject.Enqueue(c.Actor); }).Stay()
                .On("plain").Stay()
                .On("note").OnTransition(c => c.Subject.Enqueue(c.Actor)).Stay();
        });

    private readonly LifecycleInstance<string, string, ConcurrentQueue<string?>> _instance = Lifecycle.Start([]);

    [Fact]
    public async Task Fires_are_taken_one_at_a_time_in_the_order_they_come()
    {
        var gate = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Actor = "0", Payload = gate.Task }).AsTask();
        var others = Enumerable
            .Range(1, 20)
            .Select(n => _instance.TryFireAsync("note", new() { Actor = $"{n}" }).AsTask())
            .ToArray();
        Assert.All(others, fire => Assert.False(fire.IsCompleted));

        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(Enumerable.Range(0, 21).Select(n => $"{n}"), _instance.Subject);
        Assert.Equal(21, _instance.Version);
    }

    [Fact]
    public async Task Reads_and_dry_runs_do_not_wait_for_a_fire()
    {
        var gate = new TaskCompletionSource();
        var fire = _instance.TryFireAsync("wait", new() { Payload = gate.Task }).AsTask();

        Assert.Equal(("a", 0L), (_instance.Stage, _instance.Version));
        Assert.Equal(0, _instance.Snapshot().Version);
        Assert.Empty(_instance.History);
        Assert.True((await _instance.EvaluateAsync("note")).Passed);

        gate.SetResult();
        await fire;
    }

    [Fact]
    public async Task A_waiting_fire_can_give_up_and_the_next_takes_its_turn()
    {
        using var giveUp = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Actor = "first", Payload = gate.Task }).AsTask();
        var second = _instance.TryFireAsync("note", new() { Actor = "second" }, giveUp.Token).AsTask();
        var third = _instance.TryFireAsync("note", new() { Actor = "third" }).AsTask();

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();
        await Task.WhenAll(first, third);

        Assert.Equal(["first", "third"], _instance.Subject);
    }

    [Fact]
    public async Task When_all_who_wait_give_up_the_instance_is_free_again()
    {
        using var giveUp = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Payload = gate.Task }).AsTask();
        var second = _instance.TryFireAsync("note", cancellationToken: giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();
        await first;

        var next = _instance.TryFireAsync("note");

        Assert.True(next.IsCompletedSuccessfully);
        Assert.True((await next).Accepted);
    }

    [Fact]
    public async Task A_cancelled_token_fires_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await _instance.TryFireAsync("note", cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await _instance.EvaluateAsync("note", cancellationToken: cancelled));

        Assert.Equal(0, _instance.Version);
    }

    [Fact]
    public async Task An_action_that_fails_after_waiting_frees_the_instance()
    {
        var gate = new TaskCompletionSource();
        var first = _instance.TryFireAsync("wait", new() { Payload = gate.Task }).AsTask();
        var second = _instance.TryFireAsync("note").AsTask();

        gate.SetException(new InvalidOperationException("boom"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.True((await second).Accepted);
        Assert.Equal(1, _instance.Version);
    }

    [Fact]
    public async Task Parallel_fires_lose_nothing()
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
    public async Task Parallel_fires_without_a_history_take_each_step_once()
    {
        const int Rounds = 20_000;
        var asking = 0;
        var mostAsking = 0;
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("bare").GoTo("b");
            l.Stage("b").On("asked").Requires(
                "B",
                _ =>
                {
                    mostAsking = Math.Max(mostAsking, Interlocked.Increment(ref asking));
                    Interlocked.Decrement(ref asking);
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
                foreach (var trigger in (string[])["bare", "asked", "acted"])
                    moves += (await instance.TryFireAsync(trigger)).Moved ? 1 : 0;
            }

            return moves;
        })));

        Assert.Equal(instance.Version, moves.Sum());
        Assert.Equal("abc"[(int)(instance.Version % 3)].ToString(), instance.Stage);
        Assert.Equal(1, mostAsking);
    }

    [Fact]
    public async Task A_snapshot_is_never_half_of_one_step_and_half_of_the_next()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("even");
            l.Stage("even").On("next").GoTo("odd");
            l.Stage("odd").On("next").GoTo("even");
        }).Start("", new() { KeepHistory = false });

        var fires = Task.Run(async () =>
        {
            for (var n = 0; n < 1_000_000; n++)
                await instance.FireAsync("next");
        });
        var torn = 0;
        while (!fires.IsCompleted)
        {
            var snapshot = instance.Snapshot();
            torn += snapshot.Stage == (snapshot.Version % 2 == 0 ? "even" : "odd") ? 0 : 1;
        }

        await fires;
        Assert.Equal(0, torn);
    }

    [Fact]
    public async Task The_version_is_never_read_in_the_middle_of_a_write()
    {
        var fires = Task.Run(async () =>
        {
            for (var n = 0; n < 200_000; n++)
                await _instance.TryFireAsync("plain");
        });

        var last = 0L;
        while (!fires.IsCompleted)
        {
            var version = _instance.Version;
            Assert.True(version >= last, $"{version} came after {last}.");
            last = version;
        }

        await fires;
    }

    [Fact]
    public async Task A_key_that_cannot_be_compared_does_not_keep_the_instance()
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
    public async Task Ambient_data_of_the_caller_is_as_before_the_fire()
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
    public async Task Where_context_does_not_flow_fires_are_taken_as_well()
    {
        var gate = new TaskCompletionSource();
        Task<TransitionResult<string, string>> waits, follows;
        using (ExecutionContext.SuppressFlow())
        {
            Assert.True(_instance.TryFireAsync("note").AsTask().IsCompletedSuccessfully);
            waits = _instance.TryFireAsync("wait", new() { Payload = gate.Task }).AsTask();
            follows = _instance.TryFireAsync("note").AsTask();
        }

        gate.SetResult();
        Assert.True((await waits).Accepted);
        Assert.True((await follows).Accepted);
        Assert.Equal(3, _instance.Version);
    }
}
