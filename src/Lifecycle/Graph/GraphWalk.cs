namespace Lifecycle;

/// <summary>
/// One walk over the positions that an instance can reach by the graph alone, with the stage it remembers for a return.
/// </summary>
/// <remarks>
/// What a stage remembers matters only if the stage has a return, since every other transition remembers the stage that
/// it leaves. Positions that differ in nothing else are one, and the moves out of a stage, which lead to the same
/// positions whatever it remembers, are followed once. So a walk costs as much as the graph is large, and not as much
/// as there are pairs of stages.
/// </remarks>
internal sealed class GraphWalk<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleGraph<TStage, TTrigger> _graph;
    private readonly CancellationToken _cancellationToken;
    private readonly bool[] _hasReturn;
    private readonly bool[] _movesAreFollowed;

    public GraphWalk(LifecycleGraph<TStage, TTrigger> graph, CancellationToken cancellationToken)
    {
        _graph = graph;
        _cancellationToken = cancellationToken;
        _movesAreFollowed = new bool[graph.Stages.Count];
        _hasReturn = new bool[graph.Stages.Count];
        foreach (var transition in graph.Transitions)
            _hasReturn[transition.From.Index] |= transition.Kind == TransitionKind.Return;
    }

    /// <summary>Whether a stage has a return, so that what it remembers matters.</summary>
    public bool HasReturn(int stage) => _hasReturn[stage];

    /// <summary>A position without a remembered stage that does not matter.</summary>
    public Position Essential(Position position) =>
        _hasReturn[position.Stage] ? position : Position.At(position.Stage);

    /// <summary>Every position reachable from a start, including the start, nearest first.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Position> Reachable(Position start)
    {
        start = Essential(start);
        var seen = new HashSet<Position> { start };
        var queue = new Queue<Position>(seen);
        while (queue.TryDequeue(out var position))
        {
            yield return position;
            foreach (var (_, next) in NewSuccessors(position))
            {
                if (seen.Add(next))
                    queue.Enqueue(next);
            }
        }
    }

    /// <summary>
    /// The shortest path to a stage: its transitions, each with the position it starts from. Null if there is none.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<GraphPathStep<TStage, TTrigger>>? ShortestPath(
        Position start, LifecycleStage<TStage, TTrigger> goal)
    {
        start = Essential(start);
        var arrivals = new Dictionary<Position, GraphPathStep<TStage, TTrigger>?> { [start] = null };
        var queue = new Queue<Position>(arrivals.Keys);
        while (queue.TryDequeue(out var position))
        {
            if (_graph.Stages[position.Stage].IsWithin(goal))
                return Retrace(arrivals, position);

            foreach (var (transition, next) in NewSuccessors(position))
            {
                if (arrivals.TryAdd(next, new(transition, position)))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>
    /// The transitions out of a position, except moves already followed from another position of its stage. Staying and
    /// re-entering leave the position as it is.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<(LifecycleTransition<TStage, TTrigger> Transition, Position Next)> NewSuccessors(
        Position position)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var followsMoves = !_movesAreFollowed[position.Stage];
        _movesAreFollowed[position.Stage] = true;
        if (!followsMoves && !_hasReturn[position.Stage])
            yield break;

        foreach (var transition in _graph.TransitionsFrom(position.Stage))
        {
            if (transition.Kind == TransitionKind.Move && followsMoves)
                yield return (transition, Essential(position.MoveTo(transition.To!.Index)));
            else if (transition.Kind == TransitionKind.Return && position.Previous != Position.Nowhere)
                yield return (transition, Essential(position.MoveTo(position.Previous)));
        }
    }

    /// <summary>The path that led to a position.</summary>
    /// <param name="arrivals">For each position, the step that led there; null for the start.</param>
    /// <param name="end">The position where the path ends.</param>
    public static IReadOnlyList<GraphPathStep<TStage, TTrigger>> Retrace(
        IReadOnlyDictionary<Position, GraphPathStep<TStage, TTrigger>?> arrivals, Position end)
    {
        var path = new List<GraphPathStep<TStage, TTrigger>>();
        while (arrivals[end] is { } step)
        {
            path.Add(step);
            end = step.From;
        }

        path.Reverse();
        return path;
    }
}
