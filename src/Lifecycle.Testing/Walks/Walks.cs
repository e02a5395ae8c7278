using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Testing;

/// <summary>
/// Walks through graphs, for properties: random ones that shrink to legal ones, and short ones that leave nothing out.
/// Thread-safe.
/// </summary>
public static class Walks
{
    private const int Longest = 20;

    /// <summary>
    /// Random legal walks from the initial stage. They end early where nothing leads on, and shrink to shorter legal
    /// ones.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="longest">How many steps a walk has at most; at least 0.</param>
    public static Arbitrary<Walk<TStage, TTrigger>> Legal<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        int longest = Longest)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        var walker = new Walker<TStage, TTrigger>(graph);
        return Arb.From(
            Transitions(walker, longest).Select(transitions => walker.Walk(transitions)),
            walk => walker.Shorter(walk, keepsEnd: false));
    }

    /// <summary>
    /// Random legal walks from the initial stage to a stage, or to any stage within a superstage. They shrink to the
    /// shortest.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="longest">How many steps a walk strays before it makes for the stage; at least 0.</param>
    /// <exception cref="ArgumentException">The graph has no such stage, or nothing leads there.</exception>
    public static Arbitrary<Walk<TStage, TTrigger>> To<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, TStage stage, int longest = Longest)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        var goal = graph.Stage(stage);
        var walker = new Walker<TStage, TTrigger>(graph);
        bool IsThere(Standing<TStage, TTrigger> standing) => standing.Stage.SelfAndSuperstages().Contains(goal);
        var direct = walker.Shortest(walker.Start, IsThere)
            ?? throw new ArgumentException($"Nothing leads from {graph.InitialStage} to {stage}.", nameof(stage));
        return Arb.From(
            Transitions(walker, longest).Select(strayed =>
            {
                var standing = strayed.Aggregate(walker.Start, (at, transition) => at.After(transition)!.Value);
                return walker.Walk(walker.Shortest(standing, IsThere) is { } onward ? strayed.Concat(onward) : direct);
            }),
            walk => walker.Shorter(walk, keepsEnd: true));
    }

    /// <summary>Random triggers of a graph, permitted or not. They shrink to fewer.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="longest">How many triggers at most; at least 0.</param>
    public static Arbitrary<TriggerSequence<TTrigger>> Triggers<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        int longest = Longest)
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
    /// Walks from the initial stage that together take every transition that can be taken, by as few steps as possible,
    /// and then by as few walks. In a graph with returns, whose end depends on the way, they are short but perhaps not
    /// the shortest.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <returns>The walks; none for a graph without transitions.</returns>
    public static IReadOnlyList<Walk<TStage, TTrigger>> EveryTransition<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new TourGuide<TStage, TTrigger>(graph).EveryTransition();
    }

    /// <summary>
    /// Walks from the initial stage that together take every pair of transitions that can follow each other, and every
    /// one that can come first; as short as <see cref="EveryTransition"/>.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <returns>The walks; none for a graph without transitions.</returns>
    public static IReadOnlyList<Walk<TStage, TTrigger>> EveryPair<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new TourGuide<TStage, TTrigger>(graph).EveryPair();
    }

    /// <summary>Draws examples with a seed, for theories: the same seed draws the same.</summary>
    /// <typeparam name="T">What is drawn.</typeparam>
    /// <param name="arbitrary">What to draw from.</param>
    /// <param name="count">How many; at least 0.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<T> Sample<T>(this Arbitrary<T> arbitrary, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(arbitrary);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return arbitrary.Generator.Sample(count, Seed(seed), Longest);
    }

    /// <summary>FsCheck's seeds are pairs, of which the second is odd.</summary>
    internal static Rnd Seed(int seed) => new((ulong)(uint)seed, 1);

    private static Gen<List<LifecycleTransition<TStage, TTrigger>>> Transitions<TStage, TTrigger>(
        Walker<TStage, TTrigger> walker,
        int longest)
        where TStage : notnull
        where TTrigger : notnull =>
        from length in Gen.Choose(0, longest)
        from choices in Gen.Choose(0, int.MaxValue - 1).ArrayOf(length)
        select Follow(walker, choices);

    private static List<LifecycleTransition<TStage, TTrigger>> Follow<TStage, TTrigger>(
        Walker<TStage, TTrigger> walker,
        int[] choices)
        where TStage : notnull
        where TTrigger : notnull
    {
        var (standing, transitions) = (walker.Start, new List<LifecycleTransition<TStage, TTrigger>>());
        foreach (var choice in choices)
        {
            if (walker.Ways(standing).ToArray() is not [_, ..] all)
                break;

            var onward = Array.FindAll(all, way => !walker.LeadsToAnEnd(way.Transition));
            var ways = onward.Length > 0 && choice % Walker<TStage, TTrigger>.StepsToAnEnd > 0 ? onward : all;
            var (transition, next) = ways[choice / Walker<TStage, TTrigger>.StepsToAnEnd % ways.Length];
            transitions.Add(transition);
            standing = next;
        }

        return transitions;
    }

    private static IEnumerable<TriggerSequence<TTrigger>> Fewer<TTrigger>(TriggerSequence<TTrigger> sequence)
        where TTrigger : notnull
    {
        var triggers = sequence.Triggers;
        for (var size = triggers.Count; size > 0; size /= 2)
        {
            for (var index = 0; index + size <= triggers.Count; index += size)
                yield return new([.. triggers.Take(index), .. triggers.Skip(index + size)]);
        }
    }
}
