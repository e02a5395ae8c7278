using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class StepTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    private readonly Order _order = new();

    [Fact]
    public async Task Actions_run_from_the_innermost_exit_to_the_innermost_entry()
    {
        var instance = Lifecycle.Start(_order);

        await instance.FireAsync(Pay);
        await instance.FireAsync(Ship);

        Assert.Equal(["exit Cart", "enter Active", "enter Paid", "exit Paid", "ship"], _order.Log);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("transition")]
    [InlineData("entry")]
    [InlineData("event")]
    [InlineData("late entry")]
    public async Task An_action_that_throws_changes_nothing_and_its_exception_reaches_the_caller(string where)
    {
        void FailIn(string place, List<string> log)
        {
            log.Add(place);
            if (place == where && log.Count < 10)
                throw new InvalidOperationException($"boom in {place}");
        }

        var lifecycle = InlineLifecycle.Of<List<string>>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").OnExit(context => FailIn("exit", context.Subject))
                .On("go").OnTransition(context => FailIn("transition", context.Subject))
                .Emits(context => { FailIn("event", context.Subject); return 1; }).GoTo("b");
            l.Stage("b").OnEntry(context => FailIn("entry", context.Subject))
                .OnEntry(async (context, _) => { await Task.Yield(); FailIn("late entry", context.Subject); })
                .On("back").GoToPrevious();
        });
        var instance = lifecycle.Start([]);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal($"boom in {where}", thrown.Message);
        Assert.Equal(("a", 0), (instance.Stage, instance.Version));
        Assert.Empty(instance.History);

        instance.Subject.AddRange(Enumerable.Repeat("calm", 10));
        Assert.True((await instance.TryFireAsync("go")).Moved);
    }

    [Fact]
    public async Task The_result_holds_the_events_of_its_step()
    {
        var instance = Lifecycle.Resume(_order, Paid);

        var moved = await instance.FireAsync(Ship, new() { Actor = "Ann" });
        var refused = await instance.TryFireAsync(Ship);

        Assert.Equal(["shipped by Ann"], moved.Events);
        Assert.Empty(refused.Events);
        Assert.Empty(moved.FollowUps);
    }

    [Fact]
    public async Task An_event_that_is_null_fails_the_step()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Emits<object>(_ => null!).GoTo("b");
        }).Start("");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal("a", instance.Stage);
    }
}
