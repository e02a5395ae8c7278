using Lifecycle;
using static PropertyTests.OrderStage;
using static PropertyTests.OrderTrigger;

namespace PropertyTests;

/// <summary>The intended behaviour of an order.</summary>
public sealed class OrderLifecycle : LifecycleDefinition<OrderStage, OrderTrigger, Order>
{
    protected override void Define(LifecycleBuilder<OrderStage, OrderTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(Cart);
        lifecycle.Stage(Cart).On(Place).GoTo(Placed);
        lifecycle.Stage(Open)
            .On(Hold).GoTo(OnHold)
            .On(Cancel).GoTo(Cancelled);
        lifecycle.Stage(Placed).Within(Open)
            .Requires("ORD-01", order => order.Lines > 0, unmet: "The order has no lines.")
            .DueBy(order => order.PayBy, fires: Cancel)
            .On(Pay).GoTo(Paid);
        lifecycle.Stage(Paid).Within(Open)
            .On(Ship).GoTo(Shipped);
        lifecycle.Stage(OnHold)
            .DueAfter(TimeSpan.FromDays(30), fires: Cancel)
            .On(Release).GoToPrevious()
            .On(Cancel).GoTo(Cancelled);
        lifecycle.Stage(Shipped).IsTerminal();
        lifecycle.Stage(Cancelled).IsTerminal();
    }
}
