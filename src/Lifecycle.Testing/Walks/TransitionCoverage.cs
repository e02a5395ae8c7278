namespace Lifecycle.Testing;

/// <summary>Finds walks that together cover every transition, or every pair of consecutive transitions.</summary>
internal sealed class TransitionCoverage<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly StateSpace<TStage, TTrigger> _space;

    /// <summary>
    /// Every transition that can be taken, with the position that it leads to. Complete only for a graph without
    /// returns, where positions with the same stage have the same transitions.
    /// </summary>
    private readonly (
        LifecycleTransition<TStage, TTrigger> Transition,
        WalkPosition<TStage, TTrigger> Next)[] _transitions;

    public TransitionCoverage(LifecycleGraph<TStage, TTrigger> graph)
    {
        _space = new(graph);
        _transitions =
        [
            .. _space.Reachable().DistinctBy(position => position.Stage).SelectMany(_space.TransitionsFrom),
        ];
    }

    public IReadOnlyList<Walk<TStage, TTrigger>> EveryTransition()
    {
        if (_space.HasReturns)
            return Greedy(countsPairs: false);

        var nodes = new Dictionary<LifecycleStage<TStage, TTrigger>, int>();
        int Node(LifecycleStage<TStage, TTrigger> stage) =>
            nodes.TryGetValue(stage, out var node) ? node : nodes[stage] = nodes.Count;
        var start = Node(_space.Start.Stage);
        var tour = new PostmanTour<LifecycleTransition<TStage, TTrigger>>(start);
        foreach (var (transition, next) in _transitions)
            tour.Require(Node(transition.From), Node(next.Stage), transition);

        return [.. tour.Find().Select(_space.Walk)];
    }

    public IReadOnlyList<Walk<TStage, TTrigger>> EveryPair()
    {
        if (_space.HasReturns)
            return Greedy(countsPairs: true);

        // Each transition is a node, and each pair of consecutive transitions is an edge. The start is a node too.
        var from = _transitions.Select((each, node) => (each.Transition, node)).ToLookup(each => each.Transition.From);
        var tour = new PostmanTour<LifecycleTransition<TStage, TTrigger>>(start: _transitions.Length);
        foreach (var (first, node) in from[_space.Start.Stage])
            tour.Require(_transitions.Length, node, first);

        for (var index = 0; index < _transitions.Length; index++)
        {
            foreach (var (following, node) in from[_transitions[index].Next.Stage])
                tour.Require(index, node, following);
        }

        return [.. tour.Find().Select(_space.Walk)];
    }

    /// <summary>Takes the nearest uncovered transition or pair, and restarts when none can be reached.</summary>
    private List<Walk<TStage, TTrigger>> Greedy(bool countsPairs)
    {
        var walks = new List<Walk<TStage, TTrigger>>();
        var taken =
            new HashSet<(
                LifecycleTransition<TStage, TTrigger>? Before,
                LifecycleTransition<TStage, TTrigger> Transition)>();
        var (walk, at) = (new List<LifecycleTransition<TStage, TTrigger>>(), new Node(_space.Start, null));
        while (true)
        {
            if (Nearest(at, countsPairs, taken) is { } path)
            {
                foreach (var transition in path)
                {
                    taken.Add((at.Last, transition));
                    at = new(at.Standing.After(transition)!.Value, countsPairs ? transition : null);
                }

                walk.AddRange(path);
            }
            else if (walk.Count > 0)
            {
                walks.Add(_space.Walk(walk));
                (walk, at) = ([], new(_space.Start, null));
            }
            else
            {
                return walks;
            }
        }
    }

    /// <summary>
    /// The shortest path that ends with an uncovered transition or pair, or <see langword="null"/> if none is left
    /// within reach.
    /// </summary>
    private List<LifecycleTransition<TStage, TTrigger>>? Nearest(
        Node start,
        bool countsPairs,
        HashSet<(LifecycleTransition<TStage, TTrigger>? Before, LifecycleTransition<TStage, TTrigger> Transition)> taken
    )
    {
        var reached = new Dictionary<Node, (LifecycleTransition<TStage, TTrigger>? By, Node From)>
        {
            [start] = (null, start),
        };
        var queue = new Queue<Node>([start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var (transition, position) in _space.TransitionsFrom(node.Standing))
            {
                if (!taken.Contains((node.Last, transition)))
                {
                    var path = new List<LifecycleTransition<TStage, TTrigger>> { transition };
                    for (; reached[node] is ({ } by, var before); node = before)
                        path.Add(by);

                    path.Reverse();
                    return path;
                }

                var next = new Node(position, countsPairs ? transition : null);
                if (reached.TryAdd(next, (transition, node)))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>A position, and the last transition if pairs are covered.</summary>
    private readonly record struct Node(
        WalkPosition<TStage, TTrigger> Standing,
        LifecycleTransition<TStage, TTrigger>? Last);
}
