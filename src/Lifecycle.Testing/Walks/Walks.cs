using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Testing;

/// <summary>
/// Walks through graphs, for properties and theories: random walks that shrink to legal walks, and short walks that
/// cover the whole graph. Thread-safe.
/// </summary>
public static class Walks
{
    private const int DefaultLongest = 20;

    /// <summary>
    /// Random legal walks from the initial stage. A walk ends early in a stage that no transition leaves. Walks shrink
    /// to the shortest legal walk.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="longest">The maximum number of steps; at least 0. Default: 20.</param>
    public static Arbitrary<Walk<TStage, TTrigger>> Legal<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        int longest = DefaultLongest)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        var space = new StateSpace<TStage, TTrigger>(graph);
        return Arb.From(
            Transitions(space, longest).Select(transitions => space.Walk(transitions)),
            new WalkShrinker<TStage, TTrigger>(space, _ => true).Shorter);
    }

    /// <summary>
    /// Random legal walks from the initial stage to a stage, or to any stage within a superstage. Walks shrink to the
    /// shortest walk.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="stage">The stage or superstage.</param>
    /// <param name="longest">The maximum number of random steps before a walk takes the shortest path to the stage; at
    /// least 0. Default: 20.</param>
    /// <exception cref="ArgumentException">The graph does not have the stage, or no path leads to it.</exception>
    public static Arbitrary<Walk<TStage, TTrigger>> To<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, TStage stage, int longest = DefaultLongest)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        var goal = graph.Stage(stage);
        var space = new StateSpace<TStage, TTrigger>(graph);
        bool IsGoal(WalkPosition<TStage, TTrigger> position) => position.Stage.SelfAndSuperstages().Contains(goal);
        var direct = space.ShortestPath(space.Start, IsGoal)
            ?? throw new ArgumentException($"No path leads from {graph.InitialStage} to {stage}.", nameof(stage));
        return Arb.From(
            Transitions(space, longest).Select(random =>
            {
                var position = random.Aggregate(space.Start, (at, transition) => at.After(transition)!.Value);
                return space.Walk(space.ShortestPath(position, IsGoal) is { } onward ? [.. random, .. onward] : direct);
            }),
            new WalkShrinker<TStage, TTrigger>(space, IsGoal).Shorter);
    }

    /// <summary>Random sequences of the graph's triggers, permitted or not. They shrink to fewer triggers.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="longest">The maximum number of triggers; at least 0. Default: 20.</param>
    public static Arbitrary<TriggerSequence<TTrigger>> Triggers<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        int longest = DefaultLongest)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        TTrigger[] triggers = [.. graph.Triggers.Select(trigger => trigger.Key)];
        var any =
            from length in Gen.Choose(0, triggers.Length == 0 ? 0 : longest)
            from indices in Gen.Choose(0, Math.Max(0, triggers.Length - 1)).ArrayOf(length)
            select new TriggerSequence<TTrigger>(Array.ConvertAll(indices, index => triggers[index]));
        return Arb.From(any, Fewer);
    }

    /// <summary>
    /// Walks from the initial stage that together take every reachable transition, in as few steps as possible, and
    /// then in as few walks as possible. In a graph with returns, or in a very large graph, the walks are short but not
    /// always the shortest.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <returns>The walks. Empty for a graph without transitions.</returns>
    public static IReadOnlyList<Walk<TStage, TTrigger>> EveryTransition<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new TransitionCoverage<TStage, TTrigger>(graph).EveryTransition();
    }

    /// <summary>
    /// Walks from the initial stage that together take every pair of transitions that can follow each other, and every
    /// transition that can come first. They are as short as those of <see cref="EveryTransition"/>.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <returns>The walks. Empty for a graph without transitions.</returns>
    public static IReadOnlyList<Walk<TStage, TTrigger>> EveryPair<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new TransitionCoverage<TStage, TTrigger>(graph).EveryPair();
    }

    /// <summary>Generates examples from a seed, for theories. The same seed generates the same examples.</summary>
    /// <typeparam name="T">The type of the examples.</typeparam>
    /// <param name="arbitrary">The arbitrary that generates them.</param>
    /// <param name="count">The number of examples; at least 0.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<T> Sample<T>(this Arbitrary<T> arbitrary, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(arbitrary);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return arbitrary.Generator.Sample(count, Seed(seed), DefaultLongest);
    }

    /// <summary>An FsCheck seed, which is a pair whose second number is odd.</summary>
    internal static Rnd Seed(int seed) => new((ulong)(uint)seed, 1);

    private static Gen<List<LifecycleTransition<TStage, TTrigger>>> Transitions<TStage, TTrigger>(
        StateSpace<TStage, TTrigger> space,
        int longest)
        where TStage : notnull
        where TTrigger : notnull =>
        from length in Gen.Choose(0, longest)
        from choices in Gen.Choose(0, int.MaxValue - 1).ArrayOf(length)
        select Follow(space, choices);

    private static List<LifecycleTransition<TStage, TTrigger>> Follow<TStage, TTrigger>(
        StateSpace<TStage, TTrigger> space,
        int[] choices)
        where TStage : notnull
        where TTrigger : notnull
    {
        var (position, transitions) = (space.Start, new List<LifecycleTransition<TStage, TTrigger>>());
        foreach (var choice in choices)
        {
            if (space.TransitionsFrom(position).ToArray() is not [_, ..] all)
                break;

            var onward = Array.FindAll(all, each => !space.LeadsToDeadEnd(each.Transition));
            var (index, roll) = Math.DivRem(choice, StateSpace<TStage, TTrigger>.StepsPerDeadEnd);
            var candidates = onward.Length > 0 && roll > 0 ? onward : all;
            var (transition, next) = candidates[index % candidates.Length];
            transitions.Add(transition);
            position = next;
        }

        return transitions;
    }

    private static IEnumerable<TriggerSequence<TTrigger>> Fewer<TTrigger>(TriggerSequence<TTrigger> sequence)
        where TTrigger : notnull
    {
        var triggers = sequence.Triggers;
        return Cuts.Of(triggers.Count).Select(cut =>
            new TriggerSequence<TTrigger>([.. triggers.Take(cut.From), .. triggers.Skip(cut.From + cut.Size)]));
    }
}
