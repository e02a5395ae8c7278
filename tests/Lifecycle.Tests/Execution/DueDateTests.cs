using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class DueDateTests
{
    [Fact]
    public void Due_dates_are_read_from_the_subject()
    {
        var due = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var lifecycle = new OrderLifecycle();
        var order = new Order();
        var instance = lifecycle.Resume(order, new LifecycleSnapshot<OrderStage>(OnHold, 1, Paid));
        Assert.Empty(instance.DueDates());

        order.HoldUntil = due;

        Assert.Equal([new DueDate<OrderTrigger>(Release, due)], instance.DueDates());
        Assert.Equal([Release], lifecycle.Graph.Stage(OnHold).DueTriggers);
    }

    [Fact]
    public void A_due_date_that_cannot_be_read_does_not_hide_the_others()
    {
        var dates = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .DueBy(_ => throw new FormatException("No date."), fires: "first")
                .DueBy(_ => DateTimeOffset.UnixEpoch, fires: "second")
                .On("first").Stay().On("second").Stay();
        }).Start("").DueDates();

        Assert.Equal(["first", "second"], dates.Select(date => date.Trigger));
        Assert.Equal(DateTimeOffset.MaxValue, dates[0].DueAt);
        Assert.Equal("No date.", Assert.IsType<FormatException>(dates[0].Exception).Message);
        Assert.Equal(new("second", DateTimeOffset.UnixEpoch), dates[1]);
    }
}
