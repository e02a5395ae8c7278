namespace Lifecycle.Testing;

/// <summary>Walks through a graph. Immutable.</summary>
internal sealed class Walker<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>
    /// One in so many random steps may lead to an end, where a walk could go on. Otherwise most would be over soon.
    /// </summary>
    public const int StepsToAnEnd = 8;

    private readonly HashSet<LifecycleStage<TStage, TTrigger>> _ends =
    [
        .. graph.Stages.Where(stage =>
            graph
                .TransitionsFrom(stage.Key)
                .All(transition => transition.Kind is TransitionKind.Stay or TransitionKind.Ignore)),
    ];

    public Standing<TStage, TTrigger> Start { get; } = new(graph.InitialStage, null);

    public bool HasReturns { get; } = graph.Transitions.Any(transition => transition.Kind == TransitionKind.Return);

    /// <summary>Every way on, in the order of the graph.</summary>
    public IEnumerable<(LifecycleTransition<TStage, TTrigger> Transition, Standing<TStage, TTrigger> Next)> Ways(
        Standing<TStage, TTrigger> from)
    {
        foreach (var transition in graph.TransitionsFrom(from.Stage.Key))
        {
            if (from.After(transition) is { } next)
                yield return (transition, next);
        }
    }

    /// <summary>Whether nothing leads on from where a transition leads.</summary>
    public bool LeadsToAnEnd(LifecycleTransition<TStage, TTrigger> transition) =>
        transition.Kind == TransitionKind.Move && _ends.Contains(transition.To!);

    public Walk<TStage, TTrigger> Walk(IEnumerable<LifecycleTransition<TStage, TTrigger>> transitions)
    {
        var (standing, steps) = (Start, new List<WalkStep<TStage, TTrigger>>());
        foreach (var transition in transitions)
        {
            standing = standing.After(transition)!.Value;
            steps.Add(new(transition, standing.Stage.Key));
        }

        return new(Start.Stage.Key, steps.AsReadOnly());
    }

    /// <summary>
    /// The fewest transitions that lead from a standing to one that is sought; <see langword="null"/> for no way.
    /// </summary>
    public List<LifecycleTransition<TStage, TTrigger>>? Shortest(
        Standing<TStage, TTrigger> from,
        Predicate<Standing<TStage, TTrigger>> isSought)
    {
        var came = new Dictionary<
            Standing<TStage, TTrigger>,
            (LifecycleTransition<TStage, TTrigger>? By, Standing<TStage, TTrigger> From)
        >
        {
            [from] = (null, from),
        };
        var queue = new Queue<Standing<TStage, TTrigger>>([from]);
        while (queue.TryDequeue(out var standing))
        {
            if (isSought(standing))
            {
                var way = new List<LifecycleTransition<TStage, TTrigger>>();
                while (came[standing] is ({ } by, var before))
                {
                    way.Add(by);
                    standing = before;
                }

                way.Reverse();
                return way;
            }

            foreach (var (transition, next) in Ways(standing))
            {
                if (came.TryAdd(next, (transition, standing)))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>Every standing that a walk can come to, the nearest first.</summary>
    public IEnumerable<Standing<TStage, TTrigger>> Reachable()
    {
        var seen = new HashSet<Standing<TStage, TTrigger>> { Start };
        var queue = new Queue<Standing<TStage, TTrigger>>(seen);
        while (queue.TryDequeue(out var standing))
        {
            yield return standing;
            foreach (var (_, next) in Ways(standing))
            {
                if (seen.Add(next))
                    queue.Enqueue(next);
            }
        }
    }

    /// <summary>
    /// Shorter walks that are still legal: without what lies between two equal standings, and ended earlier. Each is
    /// shorter than the walk, so that shrinking ends.
    /// </summary>
    /// <param name="walk">The walk.</param>
    /// <param name="keepsEnd">Whether it has to end where it ends.</param>
    public IEnumerable<Walk<TStage, TTrigger>> Shorter(Walk<TStage, TTrigger> walk, bool keepsEnd)
    {
        var transitions = walk.Steps.Select(step => step.Transition).ToList();
        var standings = new List<Standing<TStage, TTrigger>> { Start };
        foreach (var transition in transitions)
            standings.Add(standings[^1].After(transition)!.Value);

        if (keepsEnd
            && Shortest(Start, standing => standing.Stage == standings[^1].Stage) is { } direct
            && direct.Count < transitions.Count)
            yield return Walk(direct);

        for (
            var length = 0;
            !keepsEnd && length < transitions.Count;
            length = length < transitions.Count / 2 ? transitions.Count / 2 : length + 1)
            yield return Walk(transitions.Take(length));

        for (var from = 0; from < transitions.Count; from++)
        {
            for (var to = transitions.Count; to > from; to--)
            {
                if (standings[from] == standings[to])
                    yield return Walk(transitions.Take(from).Concat(transitions.Skip(to)));
            }
        }
    }
}
