using Lifecycle;

namespace InvalidTransitions;

/// <summary>Makes every mistake that the compiler reports in the use of an instance.</summary>
public sealed class Desk(OrderLifecycle lifecycle)
{
    /// <summary>A placed order cannot be shipped before it is paid.</summary>
    public async Task ShipUnpaidAsync(Order order)
    {
        var placed = lifecycle.Start(order);
        await placed.FireAsync(OrderTrigger.Ship);
    }

    /// <summary>One branch pays and the other cancels. After either, the order cannot be paid.</summary>
    public async Task PayTwiceAsync(Order order, bool isWanted)
    {
        var placed = lifecycle.Start(order);
        if (isWanted)
            await placed.FireAsync(OrderTrigger.Pay);
        else
            await placed.FireAsync(OrderTrigger.Cancel, new() { Payload = "Not wanted." });

        await placed.FireAsync(OrderTrigger.Pay);
    }

    /// <summary>The mistake is in the called method.</summary>
    public async Task ShipThroughAnotherAsync(Order order)
    {
        var placed = lifecycle.Start(order);
        await ShipAsync(placed);
    }

    /// <summary>This is refused whatever the criteria decide.</summary>
    public async Task<bool> TryToShipAsync(Order order)
    {
        var placed = lifecycle.Start(order);
        var result = await placed.TryFireAsync(OrderTrigger.Ship);
        return result.Moved;
    }

    /// <summary>The refusal is in the result, which is dropped.</summary>
    public async Task PayAndHopeAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order)
    {
        await order.TryFireAsync(OrderTrigger.Pay);
    }

    /// <summary>The label requires a paid order.</summary>
    public string LabelTooEarly(Order order) => Label(lifecycle.Start(order));

    /// <summary>The payload of Cancel is the reason, a string.</summary>
    public async Task CancelAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order) =>
        await order.FireAsync(OrderTrigger.Cancel, new() { Payload = 42 });

    /// <summary>The contract promises a shipped order, but the method leaves it paid.</summary>
    public async Task SendAsync(
        [EnsuresStage(OrderStage.Shipped)] LifecycleInstance<OrderStage, OrderTrigger, Order> order
    ) => await order.FireAsync(OrderTrigger.Pay);

    /// <summary>A new order is always placed.</summary>
    public bool IsNew(Order order)
    {
        var placed = lifecycle.Start(order);
        return placed.Stage == OrderStage.Placed;
    }

    /// <summary>The lifecycle has no such stage.</summary>
    public LifecycleInstance<OrderStage, OrderTrigger, Order> Load(Order order) =>
        lifecycle.Resume(order, (OrderStage)7);

    /// <summary>Payment and shipping are fired concurrently.</summary>
    public async Task HurryAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order) => await Task.WhenAll(
        order.FireAsync(OrderTrigger.Pay).AsTask(),
        order.FireAsync(OrderTrigger.Ship).AsTask());

    private static async Task ShipAsync(LifecycleInstance<OrderStage, OrderTrigger, Order> order) =>
        await order.FireAsync(OrderTrigger.Ship);

    private static string Label(
        [RequiresStage(OrderStage.Paid)] LifecycleInstance<OrderStage, OrderTrigger, Order> order
    ) => order.Subject.Address ?? "To be collected";
}
