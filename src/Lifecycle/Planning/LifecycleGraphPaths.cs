namespace Lifecycle;

/// <summary>Finds paths by a graph alone, without an instance.</summary>
public static class LifecycleGraphPaths
{
    /// <summary>
    /// Finds the shortest path from one stage to another. No criteria or conditions are evaluated. Among paths of equal
    /// length it takes the one declared first.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="from">
    /// The stage it starts in. Which stage was left for it is not known, so a return out of it is not taken.
    /// </param>
    /// <param name="goal">The stage to reach; any substage of a superstage counts.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>
    /// The steps in order; none if <paramref name="from"/> is the goal or within it. <see langword="null"/> if no path
    /// leads there.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The definition has no such stage, or <paramref name="from"/> is a superstage, which no instance is in.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<LifecyclePathStep<TStage, TTrigger>>? ShortestPath<TStage, TTrigger>(
        this LifecycleGraph<TStage, TTrigger> graph,
        TStage from,
        TStage goal,
        CancellationToken cancellationToken = default)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        var start = graph.Stage(from);
        if (start.IsSuperstage)
            throw new ArgumentException(
                OneLineText.Of($"{start} is a superstage. Start in one of {BoundedList.Of(start.Substages)}."),
                nameof(from));

        var path = new GraphWalk<TStage, TTrigger>(graph, cancellationToken)
            .ShortestPath(Position.At(start.Index), graph.Stage(goal));
        return path is null
            ? null
            : Array.AsReadOnly(path
                .Select(step => new LifecyclePathStep<TStage, TTrigger>(
                    step.Transition, step.Transition.To ?? graph.Stages[step.From.Previous]))
                .ToArray());
    }
}
