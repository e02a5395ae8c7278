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
        var scope = instance.BeginDryRun(sharesLines: true);
        try
        {
            command = WithoutPayload(command);
            var (position, now) = (instance.Position, instance.Runtime.Now);
            var prospects = new List<Prospect<TTrigger>>(instance.Graph.Triggers.Count);
            foreach (var trigger in instance.Graph.Triggers)
            {
                var report = await instance
                    .EvaluateAsync(position, trigger.Key, command, now, scope, cancellationToken)
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
    /// subject as it is now. Among paths of equal length it takes the one declared first. If that is blocked and fewer
    /// criteria block a longer path, the longer one is in
    /// <see cref="RoutePlan{TStage, TTrigger}.Alternatives"/>.
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
        var target = instance.Graph.Stage(goal);
        var scope = instance.BeginDryRun(sharesLines: true);
        try
        {
            return await new PathPlanner<TStage, TTrigger, TSubject>(
                instance, WithoutPayload(command), scope, cancellationToken)
                .PlanAsync(target)
                .ConfigureAwait(false);
        }
        finally
        {
            scope.End();
        }
    }

    private static TransitionCommand WithoutPayload(TransitionCommand? command) =>
        command is null ? TransitionCommand.None : command with { Payload = null, ExpectedVersion = null };
}
