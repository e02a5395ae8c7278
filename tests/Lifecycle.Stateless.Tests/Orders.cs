namespace Lifecycle.Interop.Tests;

public enum OrderStage
{
    Open,
    Draft,
    Placed,
    Shipped,
    Closed,
    Held,
}

public enum OrderTrigger
{
    Place,
    Ship,
    Close,
    Hold,
    Release,
    Note,
    Renew,
    Nudge,
    Dispatch,
    Assign,
}

public sealed class Order
{
    public int Lines { get; set; }

    public string? Address { get; set; }

    public bool IsExpress { get; set; }

    public List<string> Log { get; } = [];
}

/// <summary>A lifecycle with every kind of transition.</summary>
public sealed class OrderLifecycle : LifecycleDefinition<OrderStage, OrderTrigger, Order>
{
    protected override void Define(LifecycleBuilder<OrderStage, OrderTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(OrderStage.Draft);
        lifecycle.Trigger(OrderTrigger.Assign).Carries<string>();
        lifecycle.Stage(OrderStage.Open).StartsIn(OrderStage.Draft)
            .OnExit(context => context.Subject.Log.Add("exit Open"))
            .On(OrderTrigger.Hold).GoTo(OrderStage.Held)
            .On(OrderTrigger.Note).Stay();
        lifecycle.Stage(OrderStage.Draft).Within(OrderStage.Open)
            .OnExit(context => context.Subject.Log.Add("exit Draft"))
            .OnEntry(context => context.Subject.Log.Add("enter Draft"))
            .On(OrderTrigger.Place)
            .Requires("ORD-01", order => order.Lines > 0, "Add a line.")
            .Requires(
                "ORD-02",
                order => order.Address is not null,
                "Add an address.",
                title: "The order has an address")
            .GoTo(OrderStage.Placed)
            .On(OrderTrigger.Renew).ReEnter()
            .Ignore(OrderTrigger.Nudge);
        lifecycle.Stage(OrderStage.Placed).Within(OrderStage.Open)
            .OnEntry(context => context.Subject.Log.Add("enter Placed"))
            .On(OrderTrigger.Dispatch)
                .When("express", order => order.IsExpress).GoTo(OrderStage.Closed)
                .Otherwise().GoTo(OrderStage.Shipped)
            .On(OrderTrigger.Assign)
            .Requires(new("ORD-03", "A person is named"), (context, _) =>
                new(
                    string.IsNullOrEmpty((string?)context.Payload)
                        ? CriterionResult.Unmet("No person is named.")
                        : CriterionResult.Met()))
            .OnTransition(context => context.Subject.Log.Add($"for {context.Payload}, by {context.Actor}"))
            .Stay()
            .On(OrderTrigger.Ship)
                .Requires(new("ORD-04", "The courier is there"), async (_, _) =>
                {
                    await Task.Yield();
                    return CriterionResult.Met();
                })
                .GoTo(OrderStage.Shipped);
        lifecycle.Stage(OrderStage.Held).On(OrderTrigger.Release).GoToPrevious();
        lifecycle.Stage(OrderStage.Shipped)
            .OnEntry(context => context.Then(OrderTrigger.Close))
            .On(OrderTrigger.Close).GoTo(OrderStage.Closed);
        lifecycle.Stage(OrderStage.Closed).IsTerminal();
    }
}
