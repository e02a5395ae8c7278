using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Testing.Tests;

public class ShrinkingTests
{
    private static readonly LifecycleGraph<Stage, Trigger> Orders = new OrderLifecycle().Graph;

    [Fact]
    public void A_walk_that_ships_shrinks_to_three_steps_in_every_run() =>
        Assert.All(
            Failing(Walks.Legal(Orders), walk => walk.End == Stage.Shipped, runs: 100),
            shortest => Assert.Equal("Cart -Place-> Placed -Pay-> Paid -Ship-> Shipped", shortest.ToString()));

    [Fact]
    public void A_walk_that_is_held_twice_keeps_both_holds_and_nothing_else() =>
        Assert.All(
            Failing(Walks.Legal(Orders), walk => walk.Triggers.Count(each => each == Trigger.Hold) >= 2, runs: 100),
            shortest => Assert.Equal([Trigger.Place, Trigger.Hold, Trigger.Release, Trigger.Hold], shortest.Triggers));

    [Fact]
    public void A_walk_that_comments_on_a_paid_order_shrinks_to_the_way_there_and_the_comment() =>
        Assert.All(
            Failing(
                Walks.Legal(Orders),
                walk => walk.Steps.Any(step => step is { From: Stage.Paid, Trigger: Trigger.Comment }),
                runs: 100),
            shortest => Assert.Equal([Trigger.Place, Trigger.Pay, Trigger.Comment], shortest.Triggers));

    [Property(Arbitrary = [typeof(AnyBlueprint)], MaxTest = 100)]
    public void A_walk_that_visits_a_stage_shrinks_to_the_shortest_walk_there(Blueprint blueprint, int seed)
    {
        var walks = Walks.Legal(blueprint.ToDefinition().Graph);
        foreach (var walk in walks.Sample(5, seed))
        {
            var stage = walk.Stages.Last();

            var shortest = Shrink(walks, walk, each => each.Stages.Contains(stage));

            var direct = Walks.To(blueprint.ToDefinition().Graph, stage, longest: 0).Sample(1, 0)[0];
            Assert.Equal(direct.Steps.Count, shortest.Steps.Count);
        }
    }

    [Fact]
    public void A_walk_into_a_superstage_shrinks_to_the_stage_of_it_that_is_nearest()
    {
        var walks = Walks.To(Orders, Stage.Active);

        Assert.All(walks.Sample(50, 3), walk => Assert.Equal(
            "Cart -Place-> Placed",
            Shrink(walks, walk, _ => true).ToString()));
    }

    [Fact]
    public void A_sequence_loses_pairs_of_triggers_that_depend_on_each_other()
    {
        var sequences = Walks.Triggers(Orders);
        bool EachHoldIsReleased(TriggerSequence<Trigger> each) =>
            each.Triggers.Contains(Trigger.Ship)
            && each.Triggers.Zip(each.Triggers.Skip(1).Append(Trigger.Ship)).All(pair =>
                pair.First != Trigger.Hold || pair.Second == Trigger.Release)
            && each.Triggers.Zip(each.Triggers.Prepend(Trigger.Ship)).All(pair =>
                pair.First != Trigger.Release || pair.Second == Trigger.Hold);

        Assert.All(
            sequences.Sample(300, 5).Select(random => new TriggerSequence<Trigger>(
                [.. random.Triggers.Where(each => each != Trigger.Release).SelectMany(PairUp), Trigger.Ship])),
            sequence => Assert.Equal([Trigger.Ship], Shrink(sequences, sequence, EachHoldIsReleased).Triggers));

        static Trigger[] PairUp(Trigger trigger) =>
            trigger == Trigger.Hold ? [Trigger.Hold, Trigger.Release] : [trigger];
    }

    private static IEnumerable<Walk<Stage, Trigger>> Failing(
        Arbitrary<Walk<Stage, Trigger>> walks, Predicate<Walk<Stage, Trigger>> fails, int runs)
    {
        var failing = walks.Sample(30 * runs, 1).Where(walk => fails(walk)).Take(runs).ToArray();
        Assert.Equal(runs, failing.Length);
        return failing.Select(walk => Shrink(walks, walk, fails));
    }

    /// <summary>Shrinks as FsCheck does: follows the first result that still fails, until none does.</summary>
    private static T Shrink<T>(Arbitrary<T> arbitrary, T value, Predicate<T> fails)
        where T : class
    {
        while (arbitrary.Shrinker(value).FirstOrDefault(each => fails(each)) is { } smaller)
            value = smaller;

        return value;
    }

    private static class AnyBlueprint
    {
        public static Arbitrary<Blueprint> Arbitrary() => Blueprints.Arbitrary();
    }
}
