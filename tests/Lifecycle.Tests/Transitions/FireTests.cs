namespace Lifecycle.Tests.Transitions;

public class FireTests
{
    [Fact]
    public async Task A_permitted_trigger_moves()
    {
        var instance = new Door().Start("front door");

        var result = await instance.TryFireAsync("open");

        Assert.Equal((TransitionOutcome.Moved, "closed", "opened"), (result.Outcome, result.From, result.To));
    }

    private sealed class Door : LifecycleDefinition<string, string, string>
    {
        protected override void Define(LifecycleBuilder<string, string, string> lifecycle)
        {
            lifecycle.StartsIn("closed");
            lifecycle.Stage("closed").On("open").GoTo("opened");
            lifecycle.Stage("opened").On("close").GoTo("closed");
        }
    }
}
