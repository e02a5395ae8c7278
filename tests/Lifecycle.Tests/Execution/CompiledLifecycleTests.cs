using static Lifecycle.Tests.OrderStage;

namespace Lifecycle.Tests.Execution;

public class CompiledLifecycleTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    [Fact]
    public void A_superstage_cannot_be_resumed()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Lifecycle.Resume(new(), Active));

        Assert.Contains("Resume in one of Paid, Shipped.", thrown.Message);
    }

    [Fact]
    public void A_stage_that_is_not_declared_cannot_be_resumed()
    {
        Assert.Throws<ArgumentException>(() => Lifecycle.Resume(new(), (OrderStage)99));
        Assert.Throws<ArgumentException>(() => Lifecycle.SnapshotOf(OnHold, 1, (OrderStage)99));
        Assert.Throws<ArgumentException>(() => Lifecycle.SnapshotOf((OrderStage)99, 1));
        Assert.Throws<ArgumentNullException>(() => Lifecycle.Resume(new(), null!));
    }

    [Fact]
    public void A_stage_with_a_return_cannot_be_resumed_without_its_previous_stage()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Lifecycle.Resume(new(), OnHold));

        Assert.StartsWith("Release returns from OnHold to the previous stage", thrown.Message);
    }

    [Fact]
    public void A_previous_stage_must_have_a_transition_to_the_resumed_stage()
    {
        foreach (var previous in new[] { Active, Cancelled, OnHold, Cart })
        {
            var thrown = Assert.Throws<SnapshotMismatchException>(
                () => Lifecycle.Resume(new(), Lifecycle.SnapshotOf(OnHold, 3, previous)));

            Assert.StartsWith(
                $"Release returns from OnHold to the previous stage, and no instance enters it from {previous}",
                thrown.Message);
        }
    }

    [Fact]
    public void A_resumed_version_is_at_least_0()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Lifecycle.Resume(new(), Paid, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lifecycle.Resume(new(), Lifecycle.SnapshotOf(Paid, -1)));
    }

    [Fact]
    public async Task An_instance_at_the_highest_version_is_resumed_and_changes_no_more()
    {
        var instance = Lifecycle.Resume(new(), Lifecycle.Resume(new(), Paid, long.MaxValue).Snapshot());

        await Assert.ThrowsAsync<LifecycleException>(
            async () => await instance.TryFireAsync(instance.PermittedTriggers[0]));

        Assert.Equal((Paid, long.MaxValue), (instance.Stage, instance.Version));
    }
}
