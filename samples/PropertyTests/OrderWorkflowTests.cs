using Lifecycle.Testing;
using Xunit;
using Xunit.Abstractions;

namespace PropertyTests;

/// <summary>Tests the hand-written workflow against the lifecycle.</summary>
public class OrderWorkflowTests(ITestOutputHelper output)
{
    private static readonly OrderLifecycle Orders = new();

    [Fact]
    public void The_fixed_workflow_behaves_as_the_lifecycle_defines() =>
        LifecycleModel.Check(
            Orders,
            draw => new Order { Lines = draw.Number(0, 100) },
            order => UnderTest(new FixedOrderWorkflow(order)));

    [Fact]
    public void A_minimal_sequence_shows_the_bug()
    {
        var found = Assert.Throws<LifecycleModelException>(
            () => LifecycleModel.Check(Orders, _ => new Order(), order => UnderTest(new OrderWorkflow(order))));

        output.WriteLine(found.Message);
        Assert.StartsWith(
            """
            The system does not behave as OrderLifecycle defines. A minimal sequence that shows it:
              1. Place: Cart to Placed
              2. Hold: Placed to OnHold
              3. Release: OnHold to Placed
              4. Pay: Placed to Paid
              5. Hold: Paid to OnHold
              6. Release: expected the system in Paid; it accepted the trigger and is in Placed.
            """,
            found.Message,
            StringComparison.Ordinal);
    }

    private static ISystemUnderTest<OrderStage, OrderTrigger> UnderTest(OrderWorkflow workflow) =>
        SystemUnderTest.Of<OrderStage, OrderTrigger>(() => workflow.Stage, workflow.TryHandle);
}
