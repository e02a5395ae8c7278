using Lifecycle;
using Lifecycle.Testing;
using Xunit;

namespace XunitV3;

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

public class OrderWorkflow
{
    public OrderStage Stage { get; private set; }

    public bool TryHandle(OrderTrigger trigger)
    {
        OrderStage? next = (Stage, trigger) switch
        {
            (OrderStage.Placed, OrderTrigger.Pay) => OrderStage.Paid,
            (OrderStage.Paid, OrderTrigger.Ship) => OrderStage.Shipped,
            _ => null,
        };
        Stage = next ?? Stage;
        return next is not null;
    }
}

public class OrderTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    [LifecycleProperty<OrderLifecycle>]
    public bool Nothing_is_shipped_before_it_is_paid(Walk<OrderStage, OrderTrigger> walk) =>
        walk.End != OrderStage.Shipped || walk.Stages.Contains(OrderStage.Paid);

    public static TheoryData<Walk<OrderStage, OrderTrigger>> Tour =>
        Walks.EveryTransition(Lifecycle.Graph).ToTheoryData();

    [Theory]
    [MemberData(nameof(Tour))]
    public async Task Every_transition_can_be_taken(Walk<OrderStage, OrderTrigger> walk)
    {
        var instance = Lifecycle.Start(new());

        foreach (var step in walk.Steps)
            LifecycleAssert.Moved(await instance.TryFireAsync(step.Trigger), step.To);
    }

    [Fact]
    public void The_workflow_behaves_as_the_lifecycle_defines() =>
        LifecycleModel.Check(
            Lifecycle,
            _ => new Order(),
            _ =>
            {
                var workflow = new OrderWorkflow();
                return SystemUnderTest.Of<OrderStage, OrderTrigger>(() => workflow.Stage, workflow.TryHandle);
            });
}
