namespace Lifecycle;

/// <summary>
/// The positions that an instance can reach by the graph alone, with the stage it remembers for a return.
/// </summary>
internal static class GraphWalk
{
    /// <summary>Every position reachable from a start, including the start, nearest first.</summary>
    public static IEnumerable<Position> Reachable<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        Position start)
        where TStage : notnull
        where TTrigger : notnull
    {
        var seen = new HashSet<Position> { start };
        var queue = new Queue<Position>(seen);
        while (queue.TryDequeue(out var position))
        {
            yield return position;
            foreach (var (_, next) in Successors(graph, position))
            {
                if (seen.Add(next))
                    queue.Enqueue(next);
            }
        }
    }

    /// <summary>
    /// The shortest path to a stage: its transitions, each with the position it starts from. Null if there is none.
    /// </summary>
    public static IReadOnlyList<(LifecycleTransition<TStage, TTrigger> Transition, Position From)>? ShortestPath<
        TStage,
        TTrigger
    >(LifecycleGraph<TStage, TTrigger> graph, Position start, LifecycleStage<TStage, TTrigger> goal)
        where TStage : notnull
        where TTrigger : notnull
    {
        var arrivals = new Dictionary<Position, (LifecycleTransition<TStage, TTrigger>? Transition, Position From)>
        {
            [start] = (null, start),
        };
        var queue = new Queue<Position>(arrivals.Keys);
        while (queue.TryDequeue(out var position))
        {
            if (graph.Stages[position.Stage].IsWithin(goal))
                return Retrace(arrivals, position);

            foreach (var (transition, next) in Successors(graph, position))
            {
                if (arrivals.TryAdd(next, (transition, position)))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>Every transition out of a position. Staying and re-entering leave the position as it is.</summary>
    public static IEnumerable<(LifecycleTransition<TStage, TTrigger> Transition, Position Next)> Successors<
        TStage,
        TTrigger
    >(LifecycleGraph<TStage, TTrigger> graph, Position position)
        where TStage : notnull
        where TTrigger : notnull
    {
        foreach (var transition in graph.TransitionsFrom(position.Stage))
        {
            if (transition.Kind == TransitionKind.Move)
                yield return (transition, position.MoveTo(transition.To!.Index));
            else if (transition.Kind == TransitionKind.Return && position.Previous != Position.Nowhere)
                yield return (transition, position.MoveTo(position.Previous));
        }
    }

    private static List<(LifecycleTransition<TStage, TTrigger> Transition, Position From)> Retrace<TStage, TTrigger>(
        Dictionary<Position, (LifecycleTransition<TStage, TTrigger>? Transition, Position From)> arrivals, Position end)
        where TStage : notnull
        where TTrigger : notnull
    {
        var path = new List<(LifecycleTransition<TStage, TTrigger>, Position)>();
        while (arrivals[end] is ({ } transition, var from))
        {
            path.Add((transition, from));
            end = from;
        }

        path.Reverse();
        return path;
    }
}
