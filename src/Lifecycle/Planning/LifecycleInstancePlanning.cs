namespace Lifecycle;

/// <summary>Dry runs over several triggers: what an instance can do now, and how it reaches a stage.</summary>
public static class LifecycleInstancePlanning
{
    /// <summary>Evaluates every trigger without firing.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="instance">The instance. Nothing of it changes.</param>
    /// <param name="command">
    /// The actor and reason to evaluate with. Payload and expected version are ignored.
    /// </param>
    /// <param name="cancellationToken">Cancels the evaluation.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async ValueTask<Prospects<TStage, TTrigger>> EvaluateAllAsync<TStage, TTrigger, TSubject>(
        this LifecycleInstance<TStage, TTrigger, TSubject> instance,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(instance);
        var scope = instance.BeginDryRun();
        try
        {
            command = WithoutPayload(command);
            var position = instance.Position;
            var prospects = new List<Prospect<TTrigger>>(instance.Graph.Triggers.Count);
            foreach (var trigger in instance.Graph.Triggers)
            {
                var report = await instance
                    .EvaluateAsync(position, trigger.Key, command, scope, cancellationToken)
                    .ConfigureAwait(false);
                prospects.Add(new(trigger.Key, report));
            }

            return new(instance.Graph.Stages[position.Stage], prospects);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>
    /// Plans the shortest path to a stage, and evaluates the conditions and criteria of each transition on it, for the
    /// subject as it is now. Among paths of equal length it takes the one declared first. A longer path may be open
    /// where the shortest is not.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="instance">The instance. Nothing of it changes.</param>
    /// <param name="goal">The stage to reach; any substage of a superstage counts.</param>
    /// <param name="command">
    /// The actor and reason to evaluate with. Payload and expected version are ignored.
    /// </param>
    /// <param name="cancellationToken">Cancels the evaluation.</param>
    /// <exception cref="ArgumentException">The definition has no such stage.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync<TStage, TTrigger, TSubject>(
        this LifecycleInstance<TStage, TTrigger, TSubject> instance,
        TStage goal,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(instance);
        var (runtime, graph, subject) = (instance.Runtime, instance.Graph, instance.Subject);
        var target = graph.Stage(goal);
        var scope = instance.BeginDryRun();
        try
        {
            command = WithoutPayload(command);
            var now = runtime.Now;
            var position = instance.Position;
            if (GraphWalk.ShortestPath(graph, position, target) is not { } path)
                return new(graph.Stages[position.Stage], target, transitions: null);

            var planned = new List<PlannedTransition<TStage, TTrigger>>(path.Count);
            foreach (var (transition, from) in path)
            {
                var branch = runtime.Lifecycle.BranchOf(transition).Towards(from.Previous);
                var report = await branch.Gate
                    .EvaluateAsync(branch.Context(subject, command, now), runtime.Criteria, scope, cancellationToken)
                    .ConfigureAwait(false);
                var selection = new BranchSelection<TStage, TTrigger, TSubject>(runtime, from, subject, command, now);
                var barriers = selection.Barriers(transition).ToArray();
                if (barriers.Length > 0)
                {
                    report = GateReport.Of(
                        report.Trigger, report.From, report.To, report.Outcome, [.. barriers, .. report.Lines]);
                }

                planned.Add(new(
                    transition.From.Key,
                    transition.Trigger.Key,
                    branch.Transition.To!.Key,
                    transition.Condition,
                    report));
            }

            return new(graph.Stages[position.Stage], target, planned);
        }
        finally
        {
            scope.End();
        }
    }

    private static TransitionCommand WithoutPayload(TransitionCommand? command) =>
        command is null ? TransitionCommand.None : command with { Payload = null, ExpectedVersion = null };
}
