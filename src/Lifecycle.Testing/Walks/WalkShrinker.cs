namespace Lifecycle.Testing;

/// <summary>
/// Shrinks walks to shorter legal walks. Every result is shorter than its walk, so shrinking terminates.
/// </summary>
/// <param name="space">The positions that walks can reach.</param>
/// <param name="mayEndAt">Whether a result may end at a position.</param>
internal sealed class WalkShrinker<TStage, TTrigger>(
    StateSpace<TStage, TTrigger> space,
    Predicate<WalkPosition<TStage, TTrigger>> mayEndAt)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>
    /// The shortest walk, then the walk ended earlier, then with the shortest path in place of each part, then without
    /// each part.
    /// </summary>
    public IEnumerable<Walk<TStage, TTrigger>> Shorter(Walk<TStage, TTrigger> walk)
    {
        var transitions = walk.Steps.Select(step => step.Transition).ToArray();
        var positions = space.Positions(transitions);
        return Direct(transitions.Length)
            .Concat(Prefixes(transitions))
            .Concat(Detours(transitions, positions))
            .Concat(Cuts.Of(transitions.Length).Select(cut =>
                Replay(transitions[..cut.From], positions[cut.From], transitions[(cut.From + cut.Size)..])))
            .Where(shorter => mayEndAt(space.Positions(shorter)[^1]))
            .Select(space.Walk);
    }

    private IEnumerable<IReadOnlyList<LifecycleTransition<TStage, TTrigger>>> Direct(int length) =>
        space.ShortestPath(space.Start, mayEndAt) is { } path && path.Count < length ? [path] : [];

    private static IEnumerable<IReadOnlyList<LifecycleTransition<TStage, TTrigger>>> Prefixes(
        LifecycleTransition<TStage, TTrigger>[] transitions) =>
        Enumerable.Range(0, transitions.Length).Select(length => transitions[..length]);

    /// <summary>
    /// The walk with the shortest path between two of its positions, where that path is shorter: the longest part
    /// first.
    /// </summary>
    private IEnumerable<IReadOnlyList<LifecycleTransition<TStage, TTrigger>>> Detours(
        LifecycleTransition<TStage, TTrigger>[] transitions,
        List<WalkPosition<TStage, TTrigger>> positions)
    {
        foreach (var (from, size) in Cuts.Of(transitions.Length))
        {
            var to = from + size;
            if (size > 1
                && space.ShortestPath(positions[from], at => at.Stage == positions[to].Stage) is { } path
                && path.Count < size)
            {
                LifecycleTransition<TStage, TTrigger>[] direct = [.. transitions[..from], .. path];
                yield return Replay(direct, space.Positions(direct)[^1], transitions[to..]);
            }
        }
    }

    /// <summary>Goes on from a position as the rest of a walk did, without the steps that are illegal there.</summary>
    private List<LifecycleTransition<TStage, TTrigger>> Replay(
        IReadOnlyList<LifecycleTransition<TStage, TTrigger>> before,
        WalkPosition<TStage, TTrigger> position,
        IEnumerable<LifecycleTransition<TStage, TTrigger>> rest)
    {
        var replayed = before.ToList();
        foreach (var step in rest)
        {
            var legal = space.TransitionsFrom(position)
                .Where(each => each.Transition.Trigger == step.Trigger)
                .OrderByDescending(each => each.Transition == step)
                .ThenByDescending(each => each.Transition.To == step.To)
                .FirstOrDefault();
            if (legal.Transition is null)
                continue;

            replayed.Add(legal.Transition);
            position = legal.Next;
        }

        return replayed;
    }
}
