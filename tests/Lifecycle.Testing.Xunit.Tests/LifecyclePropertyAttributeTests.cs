using FsCheck;
using FsCheck.Fluent;
using Lifecycle.Partnerships;

namespace Lifecycle.Testing.Tests;

public class LifecyclePropertyAttributeTests
{
    [LifecycleProperty<OrderLifecycle>]
    public async Task An_instance_can_take_every_walk_of_a_lifecycle_without_conditions(Walk<Stage, Trigger> walk)
    {
        var instance = new OrderLifecycle().Start(new());

        foreach (var trigger in walk.Triggers)
            await instance.FireAsync(trigger);

        Assert.Equal(walk.End, instance.Stage);
    }

    [LifecycleProperty<OrderLifecycle>(MaxTest = 50)]
    public async Task The_history_records_every_trigger_of_a_sequence(
        TriggerSequence<Trigger> sequence,
        bool keepsHistory)
    {
        var instance = new OrderLifecycle().Start(new(), new() { KeepHistory = keepsHistory });

        foreach (var trigger in sequence.Triggers)
            await instance.TryFireAsync(trigger);

        Assert.Equal(keepsHistory ? sequence.Triggers.Count : 0, instance.History.Count);
    }

    [LifecycleProperty<PartnershipLifecycle>(MaxTest = 50)]
    public void Walks_of_the_partnership_lifecycle_start_in_preparation(
        Walk<PartnershipStage, PartnershipTrigger> walk) =>
        Assert.Equal(PartnershipStage.Preparation, walk.Start);

    [LifecycleProperty<OrderLifecycle>(Arbitrary = [typeof(Even)])]
    public void Own_arbitraries_are_used_beside_those_of_the_lifecycle(Walk<Stage, Trigger> walk, int number)
    {
        Assert.Equal(Stage.Cart, walk.Start);
        Assert.Equal(0, number % 2);
    }

    private static class Even
    {
        public static Arbitrary<int> Numbers() => Gen.Choose(-10, 10).Select(half => 2 * half).ToArbitrary();
    }
}
