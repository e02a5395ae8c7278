using FsCheck;
using FsCheck.Xunit;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class HistoryLogTests
{
    [Fact]
    public async Task A_list_read_from_the_history_does_not_grow()
    {
        var instance = new OrderLifecycle().Start(new());
        await instance.FireAsync(Pay);

        var read = instance.History;
        await instance.FireAsync(Ship);

        Assert.Single(read);
        Assert.Equal(2, instance.History.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => read[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => read[-1]);
        Assert.Equal(read, read.ToArray());
    }

    [Fact]
    public async Task An_instance_without_history_keeps_no_entries()
    {
        var instance = new OrderLifecycle().Start(new(), new() { KeepHistory = false });

        await instance.FireAsync(Pay);
        await instance.TryFireAsync(Deliver);

        Assert.Empty(instance.History);
        Assert.Equal(1, instance.Version);
    }

    [Property]
    public async Task Entries_count_versions_and_keep_who_and_why(bool[] accepted, PositiveInt limit, long start)
    {
        start = Math.Abs(start / 2);
        var lifecycle = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("stay").Stay().On("closed").Requires("C", _ => false, "Closed.").Stay();
        });
        var instance = lifecycle.Resume(new(), "a", start, new() { HistoryLimit = limit.Get });
        var expected = new List<(string Trigger, string? Actor, string? Reason, long Version)>();
        foreach (var (passes, index) in accepted.Select((passes, index) => (passes, index)))
        {
            var trigger = passes ? "stay" : "closed";
            var actor = index % 3 == 0 ? null : $"actor {index}";
            var reason = index % 4 == 0 ? $"reason {index}" : null;
            await instance.TryFireAsync(trigger, new() { Actor = actor, Reason = reason });
            expected.Add((trigger, actor, reason, instance.Version));
        }

        var history = instance.History;

        Assert.Equal(
            expected.TakeLast(limit.Get),
            history.Select(entry => (entry.Trigger, entry.Actor, entry.Reason, entry.Version)));
        Assert.Equal(Math.Min(limit.Get, expected.Count), history.Count);
    }

    [Fact]
    public async Task A_history_with_a_limit_forgets_the_entries_beyond_it()
    {
        const int Fires = 2_000;
        var reasons = new List<WeakReference>();
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("stay").Stay();
        }).Start("", new() { HistoryLimit = 100 });

        for (var fire = 0; fire < Fires; fire++)
            await instance.FireAsync("stay", new() { Reason = Reason(fire) });
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(reasons.Count(reason => reason.IsAlive), 100, 300);
        Assert.Equal(100, instance.History.Count);

        string Reason(int fire)
        {
            var reason = $"reason {fire}";
            reasons.Add(new(reason));
            return reason;
        }
    }

    [Fact]
    public async Task A_list_read_while_entries_are_dropped_stays_as_it_was_read()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("stay").Stay();
        }).Start("", new() { HistoryLimit = 3 });
        for (var fire = 0; fire < 10; fire++)
            await instance.FireAsync("stay");
        var read = instance.History;

        for (var fire = 0; fire < 1_000; fire++)
            await instance.FireAsync("stay");

        Assert.Equal([8L, 9L, 10L], read.Select(entry => entry.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_that_keeps_nothing_is_refused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InstanceOptions { HistoryLimit = limit });
}
