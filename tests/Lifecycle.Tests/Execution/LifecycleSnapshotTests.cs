using System.Text.Json;
using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class LifecycleSnapshotTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    [Fact]
    public async Task A_snapshot_keeps_the_previous_stage_through_JSON()
    {
        var instance = Lifecycle.Resume(new(), Shipped, version: 2);
        await instance.FireAsync(Hold, new() { Payload = new HoldNotice("address") });

        var json = JsonSerializer.Serialize(instance.Snapshot());
        var resumed = Lifecycle.Resume(new(), JsonSerializer.Deserialize<LifecycleSnapshot<OrderStage>>(json)!);

        Assert.Equal(new LifecycleSnapshot<OrderStage>(OnHold, 3, Shipped), resumed.Snapshot());
        Assert.Equal(Shipped, (await resumed.FireAsync(Release)).To);
    }

    [Fact]
    public async Task Returns_can_lead_back_and_forth()
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

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "stage": 1, "version": 7 }""")]
    public void JSON_without_a_stage_or_a_version_is_not_a_snapshot(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LifecycleSnapshot<OrderStage>>(json));
}
