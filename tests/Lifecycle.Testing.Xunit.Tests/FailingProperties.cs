namespace Lifecycle.Testing.Tests;

/// <summary>Tests that must fail. xunit does not discover them, as the class is internal.</summary>
#pragma warning disable xUnit1000 // Test classes must be public
internal sealed class FailingProperties
#pragma warning restore xUnit1000
{
    [LifecycleProperty<OrderLifecycle>]
    public bool No_walk_leaves_the_cart(Walk<Stage, Trigger> walk) => walk.End == Stage.Cart;

    [LifecycleProperty<OrderLifecycle>]
    public async Task An_order_without_lines_can_be_placed(int number) => LifecycleAssert.Moved(
        await new OrderLifecycle().Start(new() { Lines = 0 * number }).TryFireAsync(Trigger.Place),
        Stage.Placed);
}
