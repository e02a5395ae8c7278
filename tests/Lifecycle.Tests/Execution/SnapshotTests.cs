using System.Text.Json;
using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class SnapshotTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    [Fact]
    public async Task A_snapshot_remembers_the_way_back_also_as_JSON()
    {
        var instance = Lifecycle.Resume(new(), Shipped, version: 2);
        await instance.FireAsync(Hold, new() { Payload = new HoldNotice("address") });

        var json = JsonSerializer.Serialize(instance.Snapshot());
        var resumed = Lifecycle.Resume(new(), JsonSerializer.Deserialize<LifecycleSnapshot<OrderStage>>(json)!);

        Assert.Equal(new LifecycleSnapshot<OrderStage>(OnHold, 3, Shipped), resumed.Snapshot());
        Assert.Equal(Shipped, (await resumed.FireAsync(Release)).To);
    }

    [Fact]
    public void A_stage_with_a_way_back_cannot_be_resumed_without_knowing_where_to()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Lifecycle.Resume(new(), OnHold));

        Assert.StartsWith("Release returns from OnHold to the previous stage", thrown.Message);
    }

    [Fact]
    public void A_superstage_cannot_be_resumed()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Lifecycle.Resume(new(), Active));

        Assert.Contains("Resume in one of Paid, Shipped.", thrown.Message);
    }

    [Fact]
    public void A_stage_that_no_instance_leaves_for_this_one_cannot_be_remembered()
    {
        foreach (var previous in new[] { Active, Cancelled, OnHold, Cart })
        {
            var thrown = Assert.Throws<ArgumentException>(
                () => Lifecycle.Resume(new(), new LifecycleSnapshot<OrderStage>(OnHold, 3, previous)));

            Assert.StartsWith(
                $"Release returns from OnHold to the previous stage, and no instance enters it from {previous}",
                thrown.Message);
        }
    }

    [Fact]
    public void A_stage_that_is_not_declared_cannot_be_resumed()
    {
        Assert.Throws<ArgumentException>(() => Lifecycle.Resume(new(), (OrderStage)99));
        Assert.Throws<ArgumentException>(() =>
            Lifecycle.Resume(new(), new LifecycleSnapshot<OrderStage>(OnHold, 1, (OrderStage)99)));
        Assert.Throws<ArgumentNullException>(() => Lifecycle.Resume(new(), null!));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_version_is_never_negative_and_has_a_next(long version) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Lifecycle.Resume(new(), Paid, version));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "stage": 1, "version": 7 }""")]
    public void JSON_without_a_stage_and_version_is_no_snapshot(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LifecycleSnapshot<OrderStage>>(json));

    [Fact]
    public async Task A_return_may_lead_back_and_forth()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("on").GoTo("c").On("back").GoToPrevious();
            l.Stage("c").On("back").GoToPrevious();
        });
        var instance = lifecycle.Start("");
        foreach (var trigger in new[] { "go", "on", "back", "back", "back" })
            await instance.FireAsync(trigger);

        Assert.Equal(new LifecycleSnapshot<string>("b", 5, "c"), instance.Snapshot());
        Assert.Equal("c", (await lifecycle.Resume("", instance.Snapshot()).FireAsync("back")).To);
    }

    [Fact]
    public void Due_dates_come_from_the_subject()
    {
        var due = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var order = new Order();
        var instance = Lifecycle.Resume(order, new LifecycleSnapshot<OrderStage>(OnHold, 1, Paid));
        Assert.Empty(instance.DueDates());

        order.HoldUntil = due;

        Assert.Equal([new DueDate<OrderTrigger>(Release, due)], instance.DueDates());
        Assert.Equal([Release], Lifecycle.Graph.Stage(OnHold).DueTriggers);
    }
}
