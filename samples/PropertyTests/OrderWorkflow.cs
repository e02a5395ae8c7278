using static PropertyTests.OrderStage;
using static PropertyTests.OrderTrigger;

namespace PropertyTests;

/// <summary>A typical hand-written workflow for orders. It contains a bug.</summary>
public class OrderWorkflow(Order order)
{
    private OrderStage? _heldIn;

    public OrderStage Stage { get; private set; } = Cart;

    /// <summary>Fires a trigger if the stage allows it.</summary>
    /// <returns>Whether the trigger was accepted.</returns>
    public bool TryHandle(OrderTrigger trigger)
    {
        OrderStage? next = (Stage, trigger) switch
        {
            (Cart, Place) when order.Lines > 0 => Placed,
            (Placed, Pay) => Paid,
            (Paid, Ship) => Shipped,
            (Placed or Paid, Hold) => OnHold,
            (OnHold, Release) => _heldIn,
            (Placed or Paid or OnHold, Cancel) => Cancelled,
            _ => null,
        };
        if (next is null)
            return false;

        if (trigger == Hold)
            _heldIn = Remember(_heldIn, Stage);

        Stage = next.Value;
        return true;
    }

    protected virtual OrderStage? Remember(OrderStage? remembered, OrderStage stage) => remembered ?? stage;
}

/// <summary>The same workflow with the bug fixed.</summary>
public sealed class FixedOrderWorkflow(Order order) : OrderWorkflow(order)
{
    protected override OrderStage? Remember(OrderStage? remembered, OrderStage stage) => stage;
}
