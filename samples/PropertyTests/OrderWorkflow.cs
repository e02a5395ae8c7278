using static PropertyTests.OrderStage;
using static PropertyTests.OrderTrigger;

namespace PropertyTests;

/// <summary>Orders as they are often written by hand. There is a bug in it.</summary>
public class OrderWorkflow(Order order)
{
    private OrderStage? _heldIn;

    public OrderStage Stage { get; private set; } = Cart;

    /// <summary>Does what the trigger says, if the stage allows it.</summary>
    /// <returns>Whether it did.</returns>
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

/// <summary>The same, mended.</summary>
public sealed class MendedOrderWorkflow(Order order) : OrderWorkflow(order)
{
    protected override OrderStage? Remember(OrderStage? remembered, OrderStage stage) => stage;
}
