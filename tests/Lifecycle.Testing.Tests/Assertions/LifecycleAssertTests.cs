using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Testing.Tests;

public class LifecycleAssertTests
{
    private readonly LifecycleInstance<Stage, Trigger, Order> _instance = new OrderLifecycle().Start(
        new() { Lines = 0 });

    [Fact]
    public async Task Assertions_that_hold_pass()
    {
        LifecycleAssert.Refused(await _instance.TryFireAsync(Trigger.Place), "ORD-01");
        LifecycleAssert.NotPermitted(await _instance.TryFireAsync(Trigger.Pay));
        _instance.Subject.Lines = 1;
        LifecycleAssert.Passed(await _instance.EvaluateAsync(Trigger.Place));
        LifecycleAssert.Moved(await _instance.TryFireAsync(Trigger.Place), Stage.Placed);
        LifecycleAssert.Stage(Stage.Placed, _instance);
    }

    [Fact]
    public async Task An_assertion_that_fails_prints_the_report()
    {
        var refused = await _instance.TryFireAsync(Trigger.Place);

        Assert.Equal(
            "Expected: a move to Placed.\nPlace is refused in Cart: 1 criterion blocks.\n"
                + "  UNMET    ORD-01  The order has no lines.",
            Message(() => LifecycleAssert.Moved(refused, Stage.Placed)));
        Assert.StartsWith(
            "Expected: a refusal by ORD-02.\nPlace is refused",
            Message(() => LifecycleAssert.Refused(refused, "ORD-02")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected: a refusal by ORD-01, ORD-02.",
            Message(() => LifecycleAssert.Refused(refused, "ORD-01", "ORD-02")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected: a trigger that is not permitted.",
            Message(() => LifecycleAssert.NotPermitted(refused)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected: an open gate.",
            Message(() => LifecycleAssert.Passed(refused.Report)),
            StringComparison.Ordinal);
        Assert.Matches(
            @"^Expected: stage Placed\. The instance is in Cart\.\n  \d{4}-.*  -  Place is refused in Cart",
            Message(() => LifecycleAssert.Stage(Stage.Placed, _instance)));

        static string Message(Action assertion) => Assert.Throws<LifecycleAssertException>(assertion).Message;
    }

    [Fact]
    public void A_test_can_make_reports()
    {
        Assert.Equal(
            "Place is refused in Cart: 1 criterion blocks.\n  met      A\n  UNMET    B  It is late. Remedy: Hurry.",
            TestReport
                .Refused("Place", "Cart", "Placed", TestReport.Met("A"), TestReport.Unmet("B", "It is late.", "Hurry."))
                .ToString());
        LifecycleAssert.Passed(TestReport.Passed("Place", "Cart", "Placed", TestReport.Met("A", "a letter")));
        LifecycleAssert.Refused(TestReport.Refused("Place", "Cart", "Placed", TestReport.Unmet("B")), "B");
    }

    [Fact]
    public void A_test_can_make_waivers()
    {
        var now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.True(TestWaiver.Of("A", now).IsInForce(now.AddYears(50)));
        Assert.False(TestWaiver.Of("A", now, TimeSpan.FromDays(1)).IsInForce(now.AddDays(1)));
        Assert.False(TestWaiver.Of("A", now).IsInForce(now.AddTicks(-1)));
    }

    [Fact]
    public async Task The_clock_moves_to_the_next_due_date()
    {
        var clock = new FakeTimeProvider(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var instance = new ReminderLifecycle().Start(new() { Lines = 3 }, clock);

        LifecycleAssert.Moved(await clock.FireNextDueAsync(instance), "late");

        Assert.Equal(new(2030, 1, 4, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(clock.GetUtcNow(), Assert.Single(instance.History).At);
        await Assert.ThrowsAsync<LifecycleAssertException>(async () => await clock.FireNextDueAsync(instance));
    }

    [Fact]
    public async Task A_due_date_that_cannot_be_read_fails_the_test()
    {
        var clock = new FakeTimeProvider();
        var instance = new ReminderLifecycle().Start(new() { Lines = int.MaxValue }, clock);

        var thrown = await Assert.ThrowsAsync<LifecycleAssertException>(async () =>
            await clock.FireNextDueAsync(instance));

        Assert.StartsWith(
            "Expected: a due date for remind in open. Reading it threw ArgumentOutOfRangeException: ", thrown.Message);
        Assert.Equal("open", instance.Stage);
    }

    private sealed class ReminderLifecycle : LifecycleDefinition<string, string, Order>
    {
        protected override void Define(LifecycleBuilder<string, string, Order> lifecycle)
        {
            lifecycle.StartsIn("open");
            lifecycle.Stage("open")
                .DueBy(order => new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(order.Lines), "remind")
                .On("remind").GoTo("late");
            lifecycle.Stage("late").IsTerminal();
        }
    }
}
