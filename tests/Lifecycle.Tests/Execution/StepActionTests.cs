namespace Lifecycle.Tests.Execution;

public class StepActionTests
{
    [Fact]
    public async Task An_action_that_returns_a_task_is_awaited()
    {
        var instance = InlineLifecycle
            .Of(l =>
            {
                l.StartsIn("a");
                l.Stage("a")
                    .OnExit(async _ =>
                    {
                        await Task.Yield();
                        throw new InvalidOperationException("boom");
                    })
                    .On("go").GoTo("b");
                l.Stage("b")
                    .OnEntry(async _ => await Task.Yield())
                    .On("stay")
                    .OnTransition(_ => Task.FromException(new InvalidOperationException("boom")))
                    .Stay();
            })
            .Start("");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal("a", instance.Stage);
    }
}
