using Lifecycle;

namespace InvalidTransitions;

/// <summary>The lifecycle of the desk's orders. It has no mistakes.</summary>
public sealed class OrderLifecycle : LifecycleDefinition<OrderStage, OrderTrigger, Order>
{
    protected override void Define(LifecycleBuilder<OrderStage, OrderTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(OrderStage.Placed);
        lifecycle.Trigger(OrderTrigger.Cancel).Carries<string>();
        lifecycle.Stage(OrderStage.Placed)
            .On(OrderTrigger.Pay).GoTo(OrderStage.Paid)
            .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled);
        lifecycle.Stage(OrderStage.Paid).On(OrderTrigger.Ship).GoTo(OrderStage.Shipped);
        lifecycle.Stage(OrderStage.Shipped).Requires<HasAddress>().IsTerminal();
        lifecycle.Stage(OrderStage.Cancelled).IsTerminal();
    }
}
