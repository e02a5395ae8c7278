namespace Lifecycle;

/// <summary>One step of an instance, taken while its lock is held.</summary>
internal readonly struct Step<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance, TTrigger trigger, TransitionCommand command)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>
    /// Selects the branch, judges it, acts, and records the result. Nothing has changed if it throws. Completes
    /// synchronously if the criteria and actions do.
    /// </summary>
    public async ValueTask<TransitionResult<TStage, TTrigger>> TakeAsync(
        FireScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var runtime = instance.Runtime;
        var (position, now) = (instance.Position, runtime.Now);
        if (command.ExpectedVersion is { } expected && expected != instance.Version)
            return instance.Refuse(position, trigger, command, now, runtime.Conflict(position.Stage, trigger));

        var selection = new BranchSelection<TStage, TTrigger, TSubject>(
            runtime, position, instance.Subject, command, now);
        if (!selection.TrySelect(trigger, out var branch, out var closed))
            return instance.Refuse(position, trigger, command, now, closed);

        var report = await branch.Gate
            .EvaluateAsync(branch.Context(instance.Subject, command, now), runtime.Criteria, scope, cancellationToken)
            .ConfigureAwait(false);
        if (!report.Passed)
            return instance.Refuse(position, trigger, command, now, report);

        var events = await ActAsync(branch, now, scope, cancellationToken).ConfigureAwait(false);
        return instance.Accept(branch, position, trigger, command, now, report, events);
    }

    /// <summary>Runs the actions in order, then makes the events. Either may fail the step.</summary>
    private ValueTask<object[]> ActAsync(
        CompiledBranch<TStage, TTrigger, TSubject> branch,
        DateTimeOffset now,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        if (branch.Actions.Length == 0 && branch.Events.Length == 0)
            return new([]);

        var transition = branch.Transition;
        return RunAsync(
            branch,
            new(instance.Subject, transition.From.Key, transition.To!.Key, trigger, command, now, scope),
            scope,
            cancellationToken);
    }

    private static async ValueTask<object[]> RunAsync(
        CompiledBranch<TStage, TTrigger, TSubject> branch,
        TransitionContext<TStage, TTrigger, TSubject> context,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        foreach (var action in branch.Actions)
            await action.RunAsync(context, scope, cancellationToken).ConfigureAwait(false);

        var events = branch.Events.Length == 0 ? [] : new object[branch.Events.Length];
        for (var index = 0; index < events.Length; index++)
        {
            events[index] = branch.Events[index](context)
                ?? throw new InvalidOperationException($"{context.Trigger} emitted null where an event was expected.");
        }

        scope.EndStep();
        return events;
    }
}
