using Lifecycle;
using Lifecycle.Testing;
using Xunit;

namespace Shop;

public enum OrderStage { Placed, Paid, Shipped }

public enum OrderTrigger { Pay, Ship }

public class Order;

public class OrderLifecycle : LifecycleDefinition<OrderStage, OrderTrigger, Order>
{
    protected override void Define(LifecycleBuilder<OrderStage, OrderTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(OrderStage.Placed);
        lifecycle.Stage(OrderStage.Placed).On(OrderTrigger.Pay).GoTo(OrderStage.Paid);
        lifecycle.Stage(OrderStage.Paid).On(OrderTrigger.Ship).GoTo(OrderStage.Shipped);
        lifecycle.Stage(OrderStage.Shipped).IsTerminal();
    }
}

public class OrderTests
{
    private static readonly OrderLifecycle Orders = new();

    public static TheoryData<Walk<OrderStage, OrderTrigger>> Tour =>
        Walks.EveryTransition(Orders.Graph).ToTheoryData();

    [LifecycleProperty<OrderLifecycle>]
    public bool Nothing_is_shipped_before_it_is_paid(Walk<OrderStage, OrderTrigger> walk) =>
        walk.End != OrderStage.Shipped || walk.Stages.Contains(OrderStage.Paid);

    [Theory]
    [MemberData(nameof(Tour))]
    public async Task Every_transition_can_be_taken(Walk<OrderStage, OrderTrigger> walk)
    {
        var instance = Orders.Start(new());

        foreach (var step in walk.Steps)
        {
            var result = await instance.TryFireAsync(
                step.Trigger, cancellationToken: TestContext.Current.CancellationToken);
            LifecycleAssert.Moved(result, step.To);
        }
    }
}
