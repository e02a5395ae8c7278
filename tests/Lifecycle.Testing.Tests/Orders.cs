namespace Lifecycle.Testing.Tests;

public enum Stage
{
    Cart,
    Active,
    Placed,
    Paid,
    Shipped,
    Cancelled,
    OnHold,
}

public enum Trigger
{
    Place,
    Pay,
    Ship,
    Cancel,
    Hold,
    Release,
    Comment,
}

public sealed class Order
{
    public int Lines { get; set; } = 1;
}

/// <summary>A lifecycle with a superstage, a return, a stay, and a criterion.</summary>
public sealed class OrderLifecycle : LifecycleDefinition<Stage, Trigger, Order>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, Order> lifecycle)
    {
        lifecycle.StartsIn(Stage.Cart);
        lifecycle.Stage(Stage.Cart).On(Trigger.Place).GoTo(Stage.Placed);
        lifecycle.Stage(Stage.Active)
            .On(Trigger.Cancel).GoTo(Stage.Cancelled)
            .On(Trigger.Hold).GoTo(Stage.OnHold)
            .On(Trigger.Comment).Stay();
        lifecycle.Stage(Stage.Placed).Within(Stage.Active)
            .Requires("ORD-01", order => order.Lines > 0, "The order has no lines.")
            .On(Trigger.Pay).GoTo(Stage.Paid);
        lifecycle.Stage(Stage.Paid).Within(Stage.Active).On(Trigger.Ship).GoTo(Stage.Shipped);
        lifecycle.Stage(Stage.OnHold).On(Trigger.Release).GoToPrevious();
        lifecycle.Stage(Stage.Shipped).IsTerminal();
        lifecycle.Stage(Stage.Cancelled).IsTerminal();
    }
}
