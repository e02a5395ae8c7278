using Xunit.Abstractions;

namespace PropertyTests;

/// <summary>Does the workflow that was written by hand do what is meant?</summary>
public class OrderWorkflowTests(ITestOutputHelper output)
{
    private static readonly OrderLifecycle Lifecycle = new();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void The_mended_workflow_does_what_the_lifecycle_says(int lines) =>
        LifecycleModel.Check(
            Lifecycle,
            () => new Order { Lines = lines },
            () => UnderTest(new MendedOrderWorkflow(new() { Lines = lines })));

    [Fact]
    public void The_bug_is_found_and_told_by_the_shortest_story()
    {
        var found = Assert.Throws<LifecycleModelException>(
            () => LifecycleModel.Check(Lifecycle, () => new Order(), () => UnderTest(new OrderWorkflow(new()))));

        output.WriteLine(found.Message);
        Assert.StartsWith(
            """
            The system does not do what OrderLifecycle says. The shortest story that shows it:
              1. Place: Cart to Placed
              2. Hold: Placed to OnHold
              3. Release: OnHold to Placed
              4. Pay: Placed to Paid
              5. Hold: Paid to OnHold
              6. Release: expected: to Paid. It was accepted, and stands in Placed
            """,
            found.Message,
            StringComparison.Ordinal);
    }

    private static ISystemUnderTest<OrderStage, OrderTrigger> UnderTest(OrderWorkflow workflow) =>
        SystemUnderTest.Of<OrderStage, OrderTrigger>(() => workflow.Stage, workflow.TryHandle);
}
