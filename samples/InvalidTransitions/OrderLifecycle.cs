using Lifecycle;

namespace InvalidTransitions;

/// <summary>A lifecycle without a mistake, for the desk to use.</summary>
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
