using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class HistoryEntryTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 5, 1, 9, 30, 0, TimeSpan.FromHours(2)));

    private readonly Order _order = new() { Paid = false };

    [Fact]
    public async Task Every_fire_is_recorded_and_a_refusal_with_the_version_it_saw()
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
}
