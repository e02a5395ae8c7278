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
