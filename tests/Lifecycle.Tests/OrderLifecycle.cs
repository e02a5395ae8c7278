namespace Lifecycle.Tests;

/// <summary>
/// A lifecycle with a superstage, criteria of every severity, actions, an event, a payload, a return and a due date.
/// </summary>
public sealed class OrderLifecycle : LifecycleDefinition<OrderStage, OrderTrigger, Order>
{
    protected override void Define(LifecycleBuilder<OrderStage, OrderTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(OrderStage.Cart);
        lifecycle.WaiversFrom(order => order.Waivers);
        lifecycle.Trigger(OrderTrigger.Hold).Carries<HoldNotice>();

        lifecycle.Stage(OrderStage.Cart)
            .OnExit(context => context.Subject.Log.Add("exit Cart"))
            .On(OrderTrigger.Pay).GoTo(OrderStage.Paid)
            .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled);

        lifecycle
            .Stage(OrderStage.Active)
            .Requires(
                "ACT-01",
                order => order.Lines > 0,
                unmet: "The order has no lines.",
                remedy: "Add one.",
                title: "The order has lines")
            .OnEntry(context => context.Subject.Log.Add("enter Active"))
            .OnExit(context => context.Subject.Log.Add("exit Active"))
            .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled)
            .On(OrderTrigger.Annotate).Stay()
            .On(OrderTrigger.Reprint).ReEnter();

        lifecycle.Stage(OrderStage.Paid)
            .Within(OrderStage.Active)
            .Requires("PAY-01", order => order.Paid, unmet: "The order is not paid.")
            .OnEntry(context => context.Subject.Log.Add("enter Paid"))
            .OnExit(context => context.Subject.Log.Add("exit Paid"))
            .On(OrderTrigger.Ship)
            .Requires("SHP-01", order => order.InStock, "A line is out of stock.", "Reorder.", Severity.Waivable)
            .OnTransition(context => context.Subject.Log.Add("ship"))
            .Emits(context => $"shipped by {context.Actor}")
            .GoTo(OrderStage.Shipped)
            .On(OrderTrigger.Hold).GoTo(OrderStage.OnHold);

        lifecycle.Stage(OrderStage.Shipped)
            .Within(OrderStage.Active)
            .Requires(
                "SHP-02",
                order => order.GiftWrapped,
                "The order is not gift-wrapped.",
                severity: Severity.Advisory)
            .On(OrderTrigger.Deliver).GoTo(OrderStage.Delivered)
            .On(OrderTrigger.Hold).GoTo(OrderStage.OnHold)
            .Ignore(OrderTrigger.Annotate);

        lifecycle.Stage(OrderStage.OnHold)
            .DueBy(order => order.HoldUntil, fires: OrderTrigger.Release)
            .On(OrderTrigger.Release).GoToPrevious()
            .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled);

        lifecycle.Stage(OrderStage.Delivered).Named("Delivered to the customer").IsTerminal();
        lifecycle.Stage(OrderStage.Cancelled).IsTerminal();
    }
}
