using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class TransitionCommandTests
{
    private readonly LifecycleInstance<OrderStage, OrderTrigger, Order> _instance = new OrderLifecycle().Resume(
        new(),
        Paid);

    [Fact]
    public async Task A_payload_of_the_declared_type_is_accepted() =>
        Assert.True((await _instance.TryFireAsync(Hold, new() { Payload = new HoldNotice("address") })).Moved);

    [Fact]
    public async Task A_missing_payload_is_an_argument_error()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(async () => await _instance.TryFireAsync(Hold));

        Assert.StartsWith("Hold carries HoldNotice, but the command has no payload.", thrown.Message);
        Assert.Equal(Paid, _instance.Stage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payload_is_missed_whether_or_not_a_history_is_kept(bool keepsHistory)
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<int>();
            l.Trigger("go on").Carries<int>();
            l.Stage("a").On("go").GoTo("b").On("go on").Requires("C", _ => true, "Never.").GoTo("b");
        }).Start("", new() { KeepHistory = keepsHistory });

        await Assert.ThrowsAsync<ArgumentException>(async () => await instance.TryFireAsync("go"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await instance.TryFireAsync("go on"));

        Assert.Equal(("a", 0L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task Types_of_payloads_are_named_as_in_CSharp()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<Dictionary<string, int?[]>>();
            l.Stage("a").On("go").Stay();
        }).Start("");

        var thrown = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await instance.TryFireAsync("go", new() { Payload = new List<Outer<int>.Inner<string>[,]>() }));

        Assert.StartsWith(
            "go carries Dictionary<String, Int32?[]>, but the command has List<Inner<String>[,]>.", thrown.Message);
    }

    private static class Outer<T>
    {
        public sealed record Inner<TValue>(T First, TValue Second);
    }

    [Fact]
    public async Task A_payload_of_another_type_is_an_argument_error() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _instance.TryFireAsync(Hold, new() { Payload = "address" }));

    [Fact]
    public async Task A_payload_for_a_trigger_that_carries_none_is_an_argument_error() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _instance.TryFireAsync(Ship, new() { Payload = "fast" }));

    [Fact]
    public async Task A_dry_run_accepts_a_missing_payload_but_not_one_of_another_type()
    {
        Assert.True((await _instance.EvaluateAsync(Hold)).Passed);
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _instance.EvaluateAsync(Hold, new() { Payload = 1 }));
    }
}
