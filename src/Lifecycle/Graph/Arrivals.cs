namespace Lifecycle;

/// <summary>From where the stages of a lifecycle are entered.</summary>
internal static class Arrivals
{
    /// <summary>
    /// For each stage, the stages from which it may be entered: by a move, or by a return.
    /// </summary>
    public static HashSet<int>[] Of<TStage, TTrigger>(
        IEnumerable<LifecycleTransition<TStage, TTrigger>> transitions,
        int stageCount)
        where TStage : notnull
        where TTrigger : notnull
    {
        var arrivals = new HashSet<int>[stageCount];
        for (var stage = 0; stage < stageCount; stage++)
            arrivals[stage] = [];

        var all = transitions.ToArray();
        foreach (var move in all.Where(transition => transition.Kind == TransitionKind.Move))
            arrivals[move.To!.Index].Add(move.From.Index);

        var returning = all.Where(transition => transition.Kind == TransitionKind.Return)
            .Select(transition => transition.From.Index)
            .ToHashSet();
        var queue = new Queue<int>(returning);
        while (queue.TryDequeue(out var from))
        {
            foreach (var previous in arrivals[from]
                    .Where(previous => arrivals[previous].Add(from) && returning.Contains(previous))
                    .ToArray())
                queue.Enqueue(previous);
        }

        return arrivals;
    }
}
