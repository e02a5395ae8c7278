using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class HistoryTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 5, 1, 9, 30, 0, TimeSpan.FromHours(2)));

    private readonly Order _order = new() { Paid = false };

    [Fact]
    public async Task Refusals_are_recorded_with_the_version_they_saw()
    {
        var instance = new OrderLifecycle().Start(_order, new() { TimeProvider = _clock });

        await instance.TryFireAsync(Pay, new() { Actor = "Ann", Reason = "Checkout" });
        _order.Paid = true;
        _clock.Advance(TimeSpan.FromHours(1));
        await instance.TryFireAsync(Pay);
        await instance.TryFireAsync(Deliver);
        await instance.TryFireAsync(Annotate);

        Assert.Equal(
            [
                (TransitionOutcome.Refused, Cart, Cart, Pay, 0L),
                (TransitionOutcome.Moved, Cart, Paid, Pay, 1L),
                (TransitionOutcome.NotPermitted, Paid, Paid, Deliver, 1L),
                (TransitionOutcome.Stayed, Paid, Paid, Annotate, 2L),
            ],
            instance.History.Select(entry => (entry.Outcome, entry.From, entry.To, entry.Trigger, entry.Version)));
        Assert.Equal(("Ann", "Checkout"), (instance.History[0].Actor, instance.History[0].Reason));
        Assert.Equal(["PAY-01"], instance.History[0].Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 8, 30, 0, TimeSpan.Zero), instance.History[1].At);
        Assert.Equal(
            "2026-05-01 07:30  Ann  Pay is refused in Cart: 1 criterion blocks.",
            instance.History[0].ToString());
    }

    [Fact]
    public async Task A_history_once_read_does_not_grow()
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
    public async Task Without_a_history_nothing_is_kept()
    {
        var instance = new OrderLifecycle().Start(new(), new() { KeepHistory = false });

        await instance.FireAsync(Pay);
        await instance.TryFireAsync(Deliver);

        Assert.Empty(instance.History);
        Assert.Equal(1, instance.Version);
    }
}
