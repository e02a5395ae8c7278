namespace Lifecycle;

/// <summary>Finds probable mistakes in a graph that compiles.</summary>
public static class LifecycleGraphVerification
{
    /// <summary>
    /// Finds probable mistakes: unreachable stages, dead ends, traps, triggers that never fire, and more.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static VerificationReport Verify<TStage, TTrigger>(
        this LifecycleGraph<TStage, TTrigger> graph, CancellationToken cancellationToken = default)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        var walk = new GraphWalk<TStage, TTrigger>(graph, cancellationToken);
        var positions = walk.Reachable(Position.At(graph.InitialStage.Index)).ToArray();
        var reached = positions.Select(position => graph.Stages[position.Stage]).ToHashSet();
        return new(
            graph.Name,
            [
                .. UnreachableStages(graph, reached),
                .. DeadEnds(graph, reached),
                .. Traps(graph, walk, positions),
                .. NeverFiringTriggers(graph, reached),
                .. BranchesWithoutOtherwise(graph),
                .. EntryFindings.Of(graph),
            ]);
    }

    private static IEnumerable<Finding> UnreachableStages<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, HashSet<LifecycleStage<TStage, TTrigger>> reached)
        where TStage : notnull
        where TTrigger : notnull
    {
        var entered = reached.SelectMany(stage => stage.SelfAndSuperstages()).ToHashSet();
        var unreached = graph
            .Stages.Where(stage => !entered.Contains(stage))
            .Select(stage =>
                (
                    stage.Name,
                    $"No path leads from {graph.InitialStage} to {stage}; add a transition to it, or remove it."));
        var unmentioned = EnumMembers
            .Of<TStage>()
            .Where(stage => !graph.Contains(stage))
            .Select(stage =>
                (
                    Name: stage.ToString()!,
                    $"{stage} is a member of {typeof(TStage).Name} that the definition never mentions."));
        return unreached
            .Concat(unmentioned)
            .Select(each => new Finding(FindingKind.UnreachableStage, each.Name, null, each.Item2));
    }

    /// <summary>A stage that cannot be reached is a finding already, whatever leaves it.</summary>
    private static IEnumerable<Finding> DeadEnds<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, HashSet<LifecycleStage<TStage, TTrigger>> reached)
        where TStage : notnull
        where TTrigger : notnull =>
        from stage in graph.Stages
        where reached.Contains(stage) && !stage.IsTerminal && !graph.TransitionsFrom(stage.Index).Any(Leaves)
        select new Finding(
            FindingKind.DeadEnd,
            stage.Name,
            null,
            $"Nothing leaves {stage}; call IsTerminal() if the lifecycle ends there, or add a transition out of it.");

    private static IEnumerable<Finding> Traps<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        GraphWalk<TStage, TTrigger> walk,
        Position[] positions)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (!graph.Stages.Any(stage => stage.IsTerminal))
            return [];

        var ending = PositionsThatEnd(graph, walk, positions);
        return positions.Where(position => !ending.Contains(position))
            .Select(position => position.Stage).Distinct().Order()
            .Where(stage => graph.TransitionsFrom(stage).Any(Leaves))
            .Select(stage => graph.Stages[stage])
            .Select(stage => new Finding(
                FindingKind.Trap,
                stage.Name,
                null,
                $"No terminal stage can be reached from {stage}; add a transition that leads towards one."));
    }

    /// <summary>
    /// The positions from which a terminal stage can be reached, found backwards from those that are terminal.
    /// </summary>
    private static HashSet<Position> PositionsThatEnd<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        GraphWalk<TStage, TTrigger> walk,
        Position[] positions)
        where TStage : notnull
        where TTrigger : notnull
    {
        var positionsOf = positions.ToLookup(position => position.Stage);
        var movesInto = graph.Transitions
            .Where(transition => transition.Kind == TransitionKind.Move)
            .ToLookup(transition => transition.To!.Index, transition => transition.From.Index);
        var returnsTo = positions
            .Where(position => walk.HasReturn(position.Stage))
            .ToLookup(position => position.Previous);
        var isFollowed = new bool[graph.Stages.Count];
        var ending = positions.Where(position => graph.Stages[position.Stage].IsTerminal).ToHashSet();
        var queue = new Queue<Position>(ending);
        while (queue.TryDequeue(out var position))
        {
            // A stage that moves here ends, whatever it remembers.
            foreach (var stage in movesInto[position.Stage].Where(stage => !isFollowed[stage] && LeadsHere(stage)))
            {
                isFollowed[stage] = true;
                foreach (var before in positionsOf[stage].Where(ending.Add))
                    queue.Enqueue(before);
            }

            // A return leads here only from a position that remembers this stage.
            foreach (var before in returnsTo[position.Stage].Where(before => LeadsHere(before.Stage)).Where(ending.Add))
                queue.Enqueue(before);

            bool LeadsHere(int stage) => !walk.HasReturn(position.Stage) || position.Previous == stage;
        }

        return ending;
    }

    private static IEnumerable<Finding> NeverFiringTriggers<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, HashSet<LifecycleStage<TStage, TTrigger>> reached)
        where TStage : notnull
        where TTrigger : notnull
    {
        var firing = graph.Transitions
            .Where(transition => transition.Kind != TransitionKind.Ignore && reached.Contains(transition.From))
            .Select(transition => transition.Trigger)
            .ToHashSet();
        return graph.Triggers.Where(trigger => !firing.Contains(trigger))
            .Select(trigger => new Finding(
                FindingKind.NeverFiringTrigger,
                null,
                trigger.Name,
                $"{trigger} does nothing in any stage that can be reached."));
    }

    private static IEnumerable<Finding> BranchesWithoutOtherwise<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull =>
        from transition in graph.Transitions
        group transition by (transition.From, transition.Trigger) into branches
        where branches.Last().Condition is not null
        select new Finding(
            FindingKind.BranchesWithoutOtherwise,
            branches.Key.From.Name,
            branches.Key.Trigger.Name,
            $"When no condition holds in {branches.Key.From}, {branches.Key.Trigger} is refused; declare Otherwise() "
                + "for that case.");

    private static bool Leaves<TStage, TTrigger>(LifecycleTransition<TStage, TTrigger> transition)
        where TStage : notnull
        where TTrigger : notnull =>
        transition.Kind is TransitionKind.Move or TransitionKind.Return;
}
