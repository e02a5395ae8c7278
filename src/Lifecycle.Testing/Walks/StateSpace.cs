namespace Lifecycle.Testing;

/// <summary>The positions that walks through a graph can reach, and the paths between them. Immutable.</summary>
internal sealed class StateSpace<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>
    /// Only one in so many random steps may lead to a dead end if there are other transitions. Without this limit, most
    /// random walks would be short.
    /// </summary>
    public const int StepsPerDeadEnd = 8;

    private readonly HashSet<LifecycleStage<TStage, TTrigger>> _deadEnds =
    [
        .. graph.Stages.Where(stage =>
            graph
                .TransitionsFrom(stage.Key)
                .All(transition => transition.Kind is TransitionKind.Stay or TransitionKind.Ignore)),
    ];

    public WalkPosition<TStage, TTrigger> Start { get; } = new(graph.InitialStage, null);

    public bool HasReturns { get; } = graph.Transitions.Any(transition => transition.Kind == TransitionKind.Return);

    /// <summary>
    /// The transitions that can be taken, each with the position that it leads to, in the graph's order.
    /// </summary>
    public IEnumerable<(LifecycleTransition<TStage, TTrigger> Transition, WalkPosition<TStage, TTrigger> Next)>
        TransitionsFrom(WalkPosition<TStage, TTrigger> from)
    {
        foreach (var transition in graph.TransitionsFrom(from.Stage.Key))
        {
            if (from.After(transition) is { } next)
                yield return (transition, next);
        }
    }

    /// <summary>Whether a transition leads to a stage that no transition leaves.</summary>
    public bool LeadsToDeadEnd(LifecycleTransition<TStage, TTrigger> transition) =>
        transition.Kind == TransitionKind.Move && _deadEnds.Contains(transition.To!);

    /// <summary>The positions of a walk that takes these transitions from the start, which is the first.</summary>
    public List<WalkPosition<TStage, TTrigger>> Positions(
        IEnumerable<LifecycleTransition<TStage, TTrigger>> transitions)
    {
        var positions = new List<WalkPosition<TStage, TTrigger>> { Start };
        foreach (var transition in transitions)
            positions.Add(positions[^1].After(transition)!.Value);

        return positions;
    }

    /// <summary>The walk that takes these transitions from the start.</summary>
    public Walk<TStage, TTrigger> Walk(IReadOnlyList<LifecycleTransition<TStage, TTrigger>> transitions)
    {
        var steps = transitions.Zip(Positions(transitions).Skip(1), (transition, position) =>
            new WalkStep<TStage, TTrigger>(transition, position.Stage.Key));
        return new(Start.Stage.Key, steps.ToList().AsReadOnly());
    }

    /// <summary>
    /// The fewest transitions from a position to one that is sought, or <see langword="null"/> if no path leads there.
    /// </summary>
    public List<LifecycleTransition<TStage, TTrigger>>? ShortestPath(
        WalkPosition<TStage, TTrigger> from,
        Predicate<WalkPosition<TStage, TTrigger>> isSought)
    {
        var reached = new Dictionary<
            WalkPosition<TStage, TTrigger>,
            (LifecycleTransition<TStage, TTrigger>? By, WalkPosition<TStage, TTrigger> From)
        >
        {
            [from] = (null, from),
        };
        var queue = new Queue<WalkPosition<TStage, TTrigger>>([from]);
        while (queue.TryDequeue(out var position))
        {
            if (isSought(position))
            {
                var path = new List<LifecycleTransition<TStage, TTrigger>>();
                while (reached[position] is ({ } by, var before))
                {
                    path.Add(by);
                    position = before;
                }

                path.Reverse();
                return path;
            }

            foreach (var (transition, next) in TransitionsFrom(position))
            {
                if (reached.TryAdd(next, (transition, position)))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>Every position that a walk can reach, the nearest first.</summary>
    public IEnumerable<WalkPosition<TStage, TTrigger>> Reachable()
    {
        var seen = new HashSet<WalkPosition<TStage, TTrigger>> { Start };
        var queue = new Queue<WalkPosition<TStage, TTrigger>>(seen);
        while (queue.TryDequeue(out var position))
        {
            yield return position;
            foreach (var (_, next) in TransitionsFrom(position))
            {
                if (seen.Add(next))
                    queue.Enqueue(next);
            }
        }
    }
}
