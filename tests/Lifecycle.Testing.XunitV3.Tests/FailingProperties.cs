namespace Lifecycle.Testing.Tests;

/// <summary>Tests that must fail. They are explicit, so a run leaves them out unless it asks for them.</summary>
public class FailingProperties
{
    [LifecycleProperty<OrderLifecycle>(Explicit = true)]
    public bool No_walk_leaves_the_cart(Walk<Stage, Trigger> walk) => walk.End == Stage.Cart;

    [LifecycleProperty<OrderLifecycle>(Explicit = true)]
    public async Task An_order_without_lines_can_be_placed(int number) => LifecycleAssert.Moved(
        await new OrderLifecycle().Start(new() { Lines = 0 * number }).TryFireAsync(Trigger.Place),
        Stage.Placed);

    [Fact(Explicit = true)]
    public void An_order_starts_as_placed() => LifecycleAssert.Stage(Stage.Placed, new OrderLifecycle().Start(new()));
}
