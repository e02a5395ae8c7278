using Lifecycle.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace PropertyTests;

/// <summary>Tests the lifecycle itself.</summary>
public class OrderLifecycleTests
{
    private static readonly OrderLifecycle Orders = new();

    public static TheoryData<Walk<OrderStage, OrderTrigger>> Tour =>
        Walks.EveryTransition(Orders.Graph).ToTheoryData();

    [Theory]
    [MemberData(nameof(Tour))]
    public async Task Every_transition_can_be_taken(Walk<OrderStage, OrderTrigger> walk)
    {
        var instance = Orders.Start(new());

        foreach (var step in walk.Steps)
            LifecycleAssert.Moved(await instance.TryFireAsync(step.Trigger), step.To);
    }

    [LifecycleProperty<OrderLifecycle>]
    public bool An_order_is_paid_before_it_is_shipped(Walk<OrderStage, OrderTrigger> walk) =>
        walk.End != OrderStage.Shipped || walk.Stages.Contains(OrderStage.Paid);

    [LifecycleProperty<OrderLifecycle>]
    public async Task A_trigger_is_accepted_exactly_when_it_is_permitted(TriggerSequence<OrderTrigger> sequence)
    {
        var instance = Orders.Start(new());

        foreach (var trigger in sequence.Triggers)
        {
            var isPermitted = instance.PermittedTriggers.Contains(trigger);
            Assert.Equal(isPermitted, (await instance.TryFireAsync(trigger)).Accepted);
        }
    }

    [Fact]
    public async Task An_order_without_lines_cannot_be_placed()
    {
        var instance = Orders.Start(new Order { Lines = 0 });

        LifecycleAssert.Refused(await instance.TryFireAsync(OrderTrigger.Place), "ORD-01");
        LifecycleAssert.Stage(OrderStage.Cart, instance);
    }

    [Fact]
    public async Task An_unpaid_order_is_cancelled_at_its_due_date()
    {
        var clock = new FakeTimeProvider();
        var payBy = clock.GetUtcNow() + TimeSpan.FromDays(14);
        var instance = Orders.Start(new Order { PayBy = payBy }, clock);
        await instance.FireAsync(OrderTrigger.Place);

        LifecycleAssert.Moved(await clock.FireNextDueAsync(instance), OrderStage.Cancelled);
        Assert.Equal(payBy, clock.GetUtcNow());
    }

    [Fact]
    public async Task An_order_is_cancelled_thirty_days_after_it_was_put_on_hold()
    {
        var clock = new FakeTimeProvider();
        var instance = Orders.Start(new Order(), clock);
        await instance.FireAsync(OrderTrigger.Place);
        clock.Advance(TimeSpan.FromDays(3));
        await instance.FireAsync(OrderTrigger.Hold);

        LifecycleAssert.Moved(await clock.FireNextDueAsync(instance), OrderStage.Cancelled);
        Assert.Equal(clock.Start + TimeSpan.FromDays(33), clock.GetUtcNow());
    }
}
