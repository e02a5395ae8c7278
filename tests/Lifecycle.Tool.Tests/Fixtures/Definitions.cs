namespace Lifecycle.Tool.Tests;

public enum OrderStage
{
    Cart,
    Placed,
    OnHold,
    Paid,
    Cancelled,
}

public enum OrderTrigger
{
    Place,
    Hold,
    Release,
    Pay,
    Cancel,
}

public sealed class Order
{
    public int Lines { get; set; } = 1;

    public string Customer { get; set; } = "Ann";
}

public sealed record OrderPaid(int Lines);

/// <summary>An order, which can be put on hold, and returns to where it was.</summary>
public sealed class OrderLifecycle : LifecycleDefinition<OrderStage, OrderTrigger, Order>
{
    protected override void Define(LifecycleBuilder<OrderStage, OrderTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(OrderStage.Cart);
        lifecycle.Stage(OrderStage.Cart)
            .On(OrderTrigger.Place).GoTo(OrderStage.Placed)
            .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled);
        lifecycle.Stage(OrderStage.Placed)
            .Requires("ORD-01", order => order.Lines > 0, "It has no lines.", "Add one.", title: "It has a line")
            .On(OrderTrigger.Hold).GoTo(OrderStage.OnHold)
            .On(OrderTrigger.Pay)
                .Emits(context => new OrderPaid(context.Subject.Lines))
                .GoTo(OrderStage.Paid)
            .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled);
        lifecycle.Stage(OrderStage.OnHold).On(OrderTrigger.Release).GoToPrevious();
        lifecycle.Stage(OrderStage.Paid).On(OrderTrigger.Hold).GoTo(OrderStage.OnHold)
            .On(OrderTrigger.Cancel)
                .When("the warehouse has it", _ => true).GoTo(OrderStage.Cancelled)
                .Otherwise().Stay();
        lifecycle.Stage(OrderStage.Cancelled).IsTerminal();
    }
}

/// <summary>A lifecycle with a dead end, and a stage that nothing leads to.</summary>
public sealed class UnfinishedLifecycle : LifecycleDefinition<string, string, object>
{
#pragma warning disable LFC2002, LFC2003 // The findings are what the tests are about.
    protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
    {
        lifecycle.StartsIn("open");
        lifecycle.Stage("open").On("close").GoTo("closed").On("lose").GoTo("lost");
        lifecycle.Stage("closed").IsTerminal();
        lifecycle.Stage("nowhere").On("close").GoTo("closed");
    }
#pragma warning restore LFC2002, LFC2003
}

/// <summary>A lifecycle with triggers that are hard to name, and branches that lead to one stage.</summary>
public sealed class DeskLifecycle : LifecycleDefinition<string, string, Order>
{
    protected override void Define(LifecycleBuilder<string, string, Order> lifecycle)
    {
        lifecycle.StartsIn("open");
        lifecycle.Stage("open")
            .On("send")
                .When("it is large", order => order.Lines > 9)
                    .Requires("DSK-01", _ => true, "No van is free.", title: "A van is free").GoTo("sent")
                .When("it is late", _ => false).GoTo("sent")
                .Otherwise().GoTo("sent")
            .On("back").Stay()
            .On("#1").Stay()
            .On("quit").Stay()
            .On("restart").Stay();
        lifecycle.Stage("sent").IsTerminal();
    }
}

/// <summary>A definition that cannot be made without arguments, and members that hold some.</summary>
public sealed class NamedLifecycle(string name) : LifecycleDefinition<string, string, object>
{
    public static readonly NamedLifecycle InField = new("field");

    public static NamedLifecycle InProperty { get; } = new("property");

    public static LifecycleDefinition Throwing => throw new InvalidOperationException("The register is closed.");

    public static LifecycleDefinition Failing =>
        throw new InvalidOperationException("The register is closed", new IOException("No such volume."));

    public override string Name => name;

    public static LifecycleDefinition FromMethod() => new NamedLifecycle("method");

    protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
    {
        lifecycle.StartsIn("a");
        lifecycle.Stage("a").On("go").GoTo("b");
        lifecycle.Stage("b").IsTerminal();
    }
}

/// <summary>A definition with a fault.</summary>
public sealed class FaultyLifecycle : LifecycleDefinition<string, string, object>
{
#pragma warning disable LFC2001, LFC2003 // The fault is what the tests are about.
    protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
    {
        lifecycle.StartsIn("a");
        lifecycle.StartsIn("b");
    }
#pragma warning restore LFC2001, LFC2003
}

internal static class Fixture
{
    /// <summary>This assembly, which holds the definitions above.</summary>
    public static readonly string Assembly = typeof(Fixture).Assembly.Location;

    public static readonly OrderLifecycle Orders = new();

    public static LoadedLifecycle LoadedOrders => LoadedLifecycle.Of(Orders);
}
