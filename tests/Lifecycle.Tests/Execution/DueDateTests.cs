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
}
