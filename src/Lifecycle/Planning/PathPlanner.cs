namespace Lifecycle;

/// <summary>Plans paths for one instance as it is now, as part of a dry run.</summary>
internal sealed class PathPlanner<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance,
    TransitionCommand command,
    FireScope scope,
    CancellationToken cancellationToken)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleGraph<TStage, TTrigger> _graph = instance.Graph;
    private readonly Position _start = instance.Position;
    private readonly DateTimeOffset _now = instance.Runtime.Now;

    /// <summary>The shortest path, and where that is blocked, a longer one with fewer blocking lines.</summary>
    public async ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync(LifecycleStage<TStage, TTrigger> goal)
    {
        var walk = new GraphWalk<TStage, TTrigger>(_graph, cancellationToken);
        if (walk.ShortestPath(_start, goal) is not { } shortest)
            return new(_graph.Stages[_start.Stage], goal, transitions: null);

        var transitions = await EvaluateAsync(shortest).ConfigureAwait(false);
        var blocking = transitions.Sum(BlockingLines);
        if (blocking == 0)
            return new(_graph.Stages[_start.Stage], goal, transitions);

        var easiest = await EvaluateAsync(await EasiestPathAsync(goal).ConfigureAwait(false)).ConfigureAwait(false);
        return new(
            _graph.Stages[_start.Stage],
            goal,
            transitions,
            easiest.Sum(BlockingLines) < blocking ? [new(_graph.Stages[_start.Stage], goal, easiest)] : []);
    }

    /// <summary>The path with the fewest blocking lines, and of these the shortest, by Dijkstra's algorithm.</summary>
    private async ValueTask<IReadOnlyList<GraphPathStep<TStage, TTrigger>>> EasiestPathAsync(
        LifecycleStage<TStage, TTrigger> goal)
    {
        var walk = new GraphWalk<TStage, TTrigger>(_graph, cancellationToken);
        var arrivals = new Dictionary<Position, GraphPathStep<TStage, TTrigger>?>();
        var queue = new PriorityQueue<(Position At, GraphPathStep<TStage, TTrigger>? By), (int Blocking, int Number)>();
        queue.Enqueue((walk.Essential(_start), null), (0, 0));
        for (var number = 1; queue.TryDequeue(out var arrival, out var cost);)
        {
            if (!arrivals.TryAdd(arrival.At, arrival.By))
                continue;

            if (_graph.Stages[arrival.At.Stage].IsWithin(goal))
                return GraphWalk<TStage, TTrigger>.Retrace(arrivals, arrival.At);

            foreach (var (transition, next) in walk.NewSuccessors(arrival.At))
            {
                if (arrivals.ContainsKey(next))
                    continue;

                var step = new GraphPathStep<TStage, TTrigger>(transition, arrival.At);
                var blocking = BlockingLines(await EvaluateAsync(step).ConfigureAwait(false));
                queue.Enqueue((next, step), (cost.Blocking + blocking, number++));
            }
        }

        throw new InvalidOperationException($"No path leads to {goal}.");
    }

    private async ValueTask<PlannedTransition<TStage, TTrigger>[]> EvaluateAsync(
        IReadOnlyList<GraphPathStep<TStage, TTrigger>> path)
    {
        var planned = new PlannedTransition<TStage, TTrigger>[path.Count];
        for (var index = 0; index < planned.Length; index++)
            planned[index] = await EvaluateAsync(path[index]).ConfigureAwait(false);

        return planned;
    }

    /// <summary>One transition with its report: the branches before it that are open, and its criteria.</summary>
    private async ValueTask<PlannedTransition<TStage, TTrigger>> EvaluateAsync(GraphPathStep<TStage, TTrigger> step)
    {
        var (runtime, transition) = (instance.Runtime, step.Transition);
        var branch = runtime.Lifecycle.BranchOf(transition).Towards(step.From.Previous);
        var report = await branch.Gate
            .EvaluateAsync(
                branch.Context(instance.Subject, command, _now), runtime.Criteria, scope, cancellationToken)
            .ConfigureAwait(false);
        var selection = new BranchSelection<TStage, TTrigger, TSubject>(
            runtime, step.From, instance.Subject, command, _now);
        var barriers = await selection.BarriersAsync(transition, scope, cancellationToken).ConfigureAwait(false);
        if (barriers.Count > 0)
        {
            report = GateReport.Of(
                report.Trigger!, report.From!, report.To, report.Outcome, [.. barriers, .. report.Lines]);
        }

        return new(
            transition.From.Key, transition.Trigger.Key, branch.Transition.To!.Key, transition.Condition, report);
    }

    private static int BlockingLines(PlannedTransition<TStage, TTrigger> transition) =>
        transition.Report.Passed ? 0 : Math.Max(1, transition.Report.Blocking.Count());
}
