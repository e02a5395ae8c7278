using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Testing.Tests;

public class WalkTests
{
    private static readonly LifecycleGraph<Stage, Trigger> Orders = new OrderLifecycle().Graph;

    public static TheoryData<Walk<Stage, Trigger>> Tour => new(Walks.EveryTransition(Orders));

    [Property(Arbitrary = [typeof(AnyBlueprint)], MaxTest = 300)]
    public void Walks_and_everything_they_shrink_to_are_legal(Blueprint blueprint, int seed)
    {
        var walks = Walks.Legal(blueprint.ToDefinition().Graph);

        foreach (var walk in walks.Sample(3, seed))
        {
            AssertIsLegal(blueprint, walk);
            foreach (var shorter in walks.Shrinker(walk).Take(20))
            {
                AssertIsLegal(blueprint, shorter);
                Assert.True(shorter.Steps.Count < walk.Steps.Count);
            }
        }
    }

    [Property(Arbitrary = [typeof(AnyBlueprint)], MaxTest = 300)]
    public void A_walk_to_a_stage_ends_there_even_when_shrunk(Blueprint blueprint, int seed)
    {
        var graph = blueprint.ToDefinition().Graph;
        foreach (var stage in graph.Stages)
        {
            Arbitrary<Walk<int, int>> walks;
            try
            {
                walks = Walks.To(graph, stage.Key, longest: 6);
            }
            catch (ArgumentException)
            {
                Assert.DoesNotContain(Taken(graph), transition =>
                    transition.To is { } to && to.SelfAndSuperstages().Contains(stage));
                continue;
            }

            foreach (var walk in walks.Sample(2, seed).SelectMany(walk => walks.Shrinker(walk).Take(5).Prepend(walk)))
            {
                AssertIsLegal(blueprint, walk);
                Assert.Contains(stage, graph.Stage(walk.End).SelfAndSuperstages());
            }
        }
    }

    [Property(Arbitrary = [typeof(AnyBlueprint)], MaxTest = 300)]
    public void A_tour_takes_every_reachable_transition(Blueprint blueprint)
    {
        var graph = blueprint.ToDefinition().Graph;

        var tour = Walks.EveryTransition(graph);

        Assert.All(tour, walk => AssertIsLegal(blueprint, walk));
        Assert.Superset(Taken(graph), tour.SelectMany(walk => walk.Steps).Select(step => step.Transition).ToHashSet());
    }

    [Property(Arbitrary = [typeof(AnyBlueprint)], MaxTest = 200)]
    public void A_tour_of_pairs_takes_every_pair_that_can_follow_each_other(Blueprint blueprint)
    {
        var graph = blueprint.ToDefinition().Graph;

        var tour = Walks.EveryPair(graph);

        Assert.All(tour, walk => AssertIsLegal(blueprint, walk));
        var pairs = tour.SelectMany(walk =>
                walk.Steps.Zip(walk.Steps.Skip(1), (one, next) => (one.Transition, next.Transition)))
            .ToHashSet();
        foreach (var one in Taken(graph).Where(transition => transition is { Kind: not TransitionKind.Return }))
        {
            foreach (var next in graph.TransitionsFrom(one.To!.Key).Where(next => next.Kind != TransitionKind.Return))
                Assert.Contains((one, next), pairs);
        }
    }

    [Property(Arbitrary = [typeof(WithoutReturns)], MaxTest = 300)]
    public void No_tour_is_longer_than_restarting_for_each_transition(Blueprint blueprint)
    {
        var graph = blueprint.ToDefinition().Graph;
        var steps = Walks.EveryTransition(graph).Sum(walk => walk.Steps.Count);

        var each = Taken(graph).Sum(transition => 1 + DistanceTo(graph, transition.From));

        Assert.InRange(steps, Taken(graph).Count, each);
    }

    [Theory]
    [InlineData("0>1 1>2 2>0", "0 1 2 0")]
    [InlineData("0>1 0>2", "0 1|0 2")]
    [InlineData("0>1 1>2 2>1 1>3", "0 1 2 1 3")]
    [InlineData("0>1 1>0 0>2 2>0 0>3", "0 1 0 2 0 3")]
    [InlineData("0>1 1>2 1>3 2>4 3>4 4>1", "0 1 2 4 1 3 4")]
    public void Tours_are_the_shortest_possible(string moves, string expected)
    {
        var edges = moves.Split(' ').Select(move => (From: move[0] - '0', To: move[2] - '0')).ToArray();
        var stages = edges.Max(edge => Math.Max(edge.From, edge.To)) + 1;
        var rules = edges
            .Select((edge, index) => new BlueprintRule(edge.From, index, TransitionKind.Move, edge.To))
            .ToArray();

        var tour = Walks.EveryTransition(new Blueprint(new int?[stages], 0, rules).ToDefinition().Graph);

        var shortest = expected.Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(shortest.Sum(walk => walk.Split(' ').Length - 1), tour.Sum(walk => walk.Steps.Count));
        Assert.Equal(shortest.Length, tour.Count);
    }

    [Theory]
    [MemberData(nameof(Tour))]
    public async Task An_instance_can_take_every_walk_of_a_tour(Walk<Stage, Trigger> walk)
    {
        var instance = new OrderLifecycle().Start(new());
        foreach (var step in walk.Steps)
            await instance.FireAsync(step.Trigger);

        Assert.Equal(walk.End, instance.Stage);
    }

    [Fact]
    public void A_walk_is_readable_as_text() =>
        Assert.Contains(Walks.EveryTransition(Orders), walk =>
            walk.ToString().StartsWith("Cart -Place-> Placed", StringComparison.Ordinal));

    [Property]
    public void Sequences_hold_the_triggers_of_the_graph_and_shrink_to_fewer(int seed)
    {
        var sequences = Walks.Triggers(Orders, longest: 8);

        var sequence = Assert.Single(sequences.Sample(1, seed));

        Assert.InRange(sequence.Triggers.Count, 0, 8);
        Assert.All(sequences.Shrinker(sequence), fewer => Assert.True(fewer.Triggers.Count < sequence.Triggers.Count));
    }

    [Fact]
    public void The_same_seed_generates_the_same_examples() =>
        Assert.Equal(
            Walks.Legal(Orders).Sample(20, 7).Select(walk => walk.ToString()),
            Walks.Legal(Orders).Sample(20, 7).Select(walk => walk.ToString()));

    [Fact]
    public void A_graph_of_a_thousand_stages_has_short_tours()
    {
        var rules = Enumerable
            .Range(0, 1000)
            .SelectMany(stage =>
                new[]
                {
                    new BlueprintRule(stage, 0, TransitionKind.Move, (stage + 1) % 1000),
                    new BlueprintRule(stage, 1, TransitionKind.Move, (stage * 7 + 3) % 1000),
                });
        var graph = new Blueprint(new int?[1000], 0, [.. rules.Where(rule => rule.Target != rule.Stage)])
            .ToDefinition()
            .Graph;

        var transitions = Walks.EveryTransition(graph);
        var pairs = Walks.EveryPair(graph);

        Assert.InRange(transitions.Sum(walk => walk.Steps.Count), graph.Transitions.Count, 4 * graph.Transitions.Count);
        Assert.InRange(pairs.Sum(walk => walk.Steps.Count), 2 * graph.Transitions.Count, 30 * graph.Transitions.Count);
    }

    [Fact]
    public void The_only_walk_of_a_graph_without_transitions_is_empty()
    {
        var graph = new Blueprint([null], 0, []).ToDefinition().Graph;

        Assert.Empty(Walks.EveryTransition(graph));
        Assert.Empty(Walks.EveryPair(graph));
        Assert.All(Walks.Legal(graph).Sample(5, 1), walk => Assert.Empty(walk.Steps));
        Assert.All(Walks.Triggers(graph).Sample(5, 1), sequence => Assert.Empty(sequence.Triggers));
        Assert.All(Walks.To(graph, 0).Sample(5, 1), walk => Assert.Empty(walk.Steps));
    }

    [Fact]
    public void Invalid_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Walks.Legal<int, int>(null!));
        Assert.Throws<ArgumentNullException>(() => Walks.EveryTransition<int, int>(null!));
        Assert.Throws<ArgumentNullException>(() => Walks.EveryPair<int, int>(null!));
        Assert.Throws<ArgumentNullException>(() => Walks.Triggers<int, int>(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Walks.Legal(Orders, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Walks.Legal(Orders).Sample(-1, 0));
        Assert.Throws<ArgumentException>(() => Walks.To(Orders, (Stage)99));
        Assert.Throws<ArgumentException>(() => Walks.To(new Blueprint([null, null], 0, []).ToDefinition().Graph, 1));
    }

    private static HashSet<LifecycleTransition<TStage, TTrigger>> Taken<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        var (taken, seen) = (new HashSet<LifecycleTransition<TStage, TTrigger>>(), new HashSet<(object, object?)>());
        var open = new Stack<(LifecycleStage<TStage, TTrigger> Stage, LifecycleStage<TStage, TTrigger>? Previous)>([
            (graph.InitialStage, null),
        ]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
                continue;

            foreach (var transition in graph
                    .TransitionsFrom(at.Stage.Key)
                    .Where(each => each.Kind != TransitionKind.Return || at.Previous is not null))
            {
                taken.Add(transition);
                if (transition.Kind == TransitionKind.Move)
                    open.Push((transition.To!, at.Stage));
                else if (transition.Kind == TransitionKind.Return)
                    open.Push((at.Previous!, at.Stage));
            }
        }

        return taken;
    }

    private static int DistanceTo(LifecycleGraph<int, int> graph, LifecycleStage<int, int> stage) =>
        Walks.To(graph, stage.Key, longest: 0).Sample(1, 0)[0].Steps.Count;

    /// <summary>
    /// Asserts by the engine that each step is legal: when the guard of its branch holds, the instance accepts the
    /// trigger and moves to the stage of the step. A branch behind one with the same guard is legal by the graph, but
    /// the engine never takes it.
    /// </summary>
    private static void AssertIsLegal(Blueprint blueprint, Walk<int, int> walk)
    {
        var definition = blueprint.ToDefinition();
        var at = definition.Start(new()).Snapshot();
        Assert.Equal($"{walk.Start}", at.Stage);
        foreach (var step in walk.Steps)
        {
            Assert.Equal($"{step.From}", at.Stage);
            var cell = definition.Graph.TransitionsFrom(step.From, step.Trigger);
            var sameGuard = cell.Where(transition => transition.Condition == step.Transition.Condition).ToArray();
            Assert.Contains(sameGuard, transition => transition.DeclaredBy.Key == step.Transition.DeclaredBy.Key);
            if (sameGuard.Length > 1)
            {
                at = step.Transition.Kind is TransitionKind.Move or TransitionKind.Return
                    ? definition.SnapshotOf(step.To, at.Version + 1, step.From)
                    : at;
                continue;
            }

            var subject = new BlueprintSubject();
            if (step.Transition.Condition is { } condition)
                subject.Guards.Add(condition["guard ".Length] - '0');

            var instance = definition.Resume(subject, at);
            var fired = instance.TryFireAsync(step.Trigger);
            Assert.True(fired.IsCompletedSuccessfully && fired.Result.Accepted);
            at = instance.Snapshot();
            Assert.Equal($"{step.To}", at.Stage);
        }
    }

    private static class AnyBlueprint
    {
        public static Arbitrary<Blueprint> Arbitrary() => Blueprints.Arbitrary();
    }

    private static class WithoutReturns
    {
        public static Arbitrary<Blueprint> Arbitrary() => Blueprints.Arbitrary(new() { HasReturns = false });
    }
}
