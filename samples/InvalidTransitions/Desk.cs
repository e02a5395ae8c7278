using Lifecycle;

namespace InvalidTransitions;

/// <summary>Uses orders in every wrong way.</summary>
public sealed class Desk(OrderLifecycle lifecycle)
{
    /// <summary>An order that is only placed cannot be shipped.</summary>
    public async Task ShipUnpaidAsync(Order order)
    {
        var placed = lifecycle.Start(order);
        await placed.FireAsync(OrderTrigger.Ship);
    }

    /// <summary>One branch pays and one cancels: neither of them can pay again.</summary>
    public async Task PayTwiceAsync(Order order, bool isWanted)
    {
        var placed = lifecycle.Start(order);
        if (isWanted)
            await placed.FireAsync(OrderTrigger.Pay);
        else
            await placed.FireAsync(OrderTrigger.Cancel, new() { Payload = "Not wanted." });

        await placed.FireAsync(OrderTrigger.Pay);
    }

    /// <summary>The mistake is in what is called.</summary>
    public async Task ShipThroughAnotherAsync(Order order)
    {
        var placed = lifecycle.Start(order);
        await ShipAsync(placed);
    }

    /// <summary>Nothing comes of this, whatever the criteria say.</summary>
    public async Task<bool> TryToShipAsync(Order order)
    {
        var placed = lifecycle.Start(order);
        var result = await placed.TryFireAsync(OrderTrigger.Ship);
        return result.Moved;
    }

    /// <summary>A refusal is a value, and nobody looks at it.</summary>
    public async Task PayAndHopeAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order)
    {
        await order.TryFireAsync(OrderTrigger.Pay);
    }

    /// <summary>The label asks for a paid order.</summary>
    public string LabelTooEarly(Order order) => Label(lifecycle.Start(order));

    /// <summary>To cancel carries the reason, which is a text.</summary>
    public async Task CancelAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order) =>
        await order.FireAsync(OrderTrigger.Cancel, new() { Payload = 42 });

    /// <summary>It says that the order is shipped, and leaves it paid.</summary>
    public async Task SendAsync(
        [EnsuresStage(OrderStage.Shipped)] LifecycleInstance<OrderStage, OrderTrigger, Order> order
    ) => await order.FireAsync(OrderTrigger.Pay);

    /// <summary>An order that has just started is always placed.</summary>
    public bool IsNew(Order order)
    {
        var placed = lifecycle.Start(order);
        return placed.Stage == OrderStage.Placed;
    }

    /// <summary>There is no such stage.</summary>
    public LifecycleInstance<OrderStage, OrderTrigger, Order> Load(Order order) =>
        lifecycle.Resume(order, (OrderStage)7);

    /// <summary>Payment and shipping begin together.</summary>
    public async Task HurryAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order) => await Task.WhenAll(
        order.FireAsync(OrderTrigger.Pay).AsTask(),
        order.FireAsync(OrderTrigger.Ship).AsTask());

    private static async Task ShipAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order) =>
        await order.FireAsync(OrderTrigger.Ship);

    private static string Label(
        [RequiresStage(OrderStage.Paid)] LifecycleInstance<OrderStage, OrderTrigger, Order> order
    ) => order.Subject.Address ?? "To be called for";
}
