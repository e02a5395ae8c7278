using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>One step of an instance, taken while its lock is held: select, judge, act, record.</summary>
[SuppressMessage("Reliability", "CA2012", Justification = "Each task is either read once complete, or awaited once.")]
internal readonly struct Step<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance,
    TTrigger trigger,
    TransitionCommand command,
    FireScope scope,
    CancellationToken cancellationToken)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Position _position = instance.Position;
    private readonly DateTimeOffset _now = instance.Runtime.Now;

    /// <summary>
    /// Takes the step, or refuses it. If it throws, nothing has changed. It completes synchronously, and without
    /// allocating a task, as long as the criteria and actions do.
    /// </summary>
    public ValueTask<TransitionResult<TStage, TTrigger>> TakeAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        scope.BeginStep();
        if (instance.Runtime.Lifecycle.SelectsLater(_position.Stage, trigger))
        {
            // Here, since what an async method does to the execution context ends with its first wait.
            scope.Flow();
            return SelectAsync();
        }

        if (!TrySelect(out var branch, out var closed))
            return new(Refuse(closed));

        var judging = JudgeAsync(branch);
        if (!judging.IsCompletedSuccessfully)
            return AwaitAsync(branch, judging, acting: null);

        var report = judging.Result;
        if (!report.Passed)
            return new(Refuse(report));

        var acting = ActAsync(branch);
        return acting.IsCompletedSuccessfully
            ? new(Record(branch, report, acting.Result))
            : AwaitAsync(branch, new(report), acting);
    }

    /// <summary>Takes the step where a branch has an asynchronous condition.</summary>
    private async ValueTask<TransitionResult<TStage, TTrigger>> SelectAsync()
    {
        if (Conflict() is { } conflict)
            return Refuse(conflict);

        var (branch, closed) = await Selection().SelectAsync(trigger, scope, cancellationToken)
            .ConfigureAwait(instance.Runtime.KeepsContext);
        return branch is null
            ? Refuse(closed!)
            : await AwaitAsync(branch, JudgeAsync(branch), acting: null).ConfigureAwait(instance.Runtime.KeepsContext);
    }

    /// <summary>Takes the rest of the step once something in it has not completed.</summary>
    private async ValueTask<TransitionResult<TStage, TTrigger>> AwaitAsync(
        CompiledBranch<TStage, TTrigger, TSubject> branch,
        ValueTask<GateReport> judging,
        ValueTask<object[]>? acting)
    {
        var report = await judging.ConfigureAwait(instance.Runtime.KeepsContext);
        if (!report.Passed)
            return Refuse(report);

        var events = await (acting ?? ActAsync(branch)).ConfigureAwait(instance.Runtime.KeepsContext);
        return Record(branch, report, events);
    }

    private bool TrySelect(
        [NotNullWhen(true)] out CompiledBranch<TStage, TTrigger, TSubject>? branch,
        [NotNullWhen(false)] out GateReport? closed)
    {
        if (Conflict() is { } conflict)
        {
            (branch, closed) = (null, conflict);
            return false;
        }

        return Selection().TrySelect(trigger, out branch, out closed);
    }

    private GateReport? Conflict() =>
        command.ExpectedVersion is { } expected && expected != instance.Version
            ? instance.Runtime.Conflict(_position.Stage, trigger, instance.Version, expected)
            : null;

    private BranchSelection<TStage, TTrigger, TSubject> Selection() =>
        new(instance.Runtime, _position, instance.Subject, command, _now);

    private ValueTask<GateReport> JudgeAsync(CompiledBranch<TStage, TTrigger, TSubject> branch) =>
        branch.Gate.EvaluateAsync(
            branch.Context(instance.Subject, command, _now), instance.Runtime.Criteria, scope, cancellationToken);

    /// <summary>Runs the actions in order, then makes the events. Either may fail the step.</summary>
    private ValueTask<object[]> ActAsync(CompiledBranch<TStage, TTrigger, TSubject> branch)
    {
        if (branch.Actions.Length == 0 && branch.Events.Length == 0)
            return new([]);

        scope.BeginActions();
        var transition = branch.Transition;
        var context = new TransitionContext<TStage, TTrigger, TSubject>(
            instance.Subject, transition.From.Key, transition.To!.Key, trigger, command, _now, scope);
        for (var index = 0; index < branch.Actions.Length; index++)
        {
            var action = branch.Actions[index].RunAsync(context, Services, scope, cancellationToken);
            if (!action.IsCompletedSuccessfully)
                return ActRestAsync(branch, context, action, index + 1);

            action.GetAwaiter().GetResult();
        }

        return new(Emit(branch, context));
    }

    private async ValueTask<object[]> ActRestAsync(
        CompiledBranch<TStage, TTrigger, TSubject> branch,
        TransitionContext<TStage, TTrigger, TSubject> context,
        ValueTask action,
        int next)
    {
        await action.ConfigureAwait(instance.Runtime.KeepsContext);
        for (var index = next; index < branch.Actions.Length; index++)
        {
            await branch.Actions[index].RunAsync(context, Services, scope, cancellationToken)
                .ConfigureAwait(instance.Runtime.KeepsContext);
        }

        return Emit(branch, context);
    }

    private IServiceProvider? Services => instance.Runtime.Options.Services;

    private object[] Emit(
        CompiledBranch<TStage, TTrigger, TSubject> branch, TransitionContext<TStage, TTrigger, TSubject> context)
    {
        var makers = branch.Events;
        var events = makers.Length == 0 ? [] : new object[makers.Length];
        for (var index = 0; index < makers.Length; index++)
        {
            events[index] = makers[index](context)
                ?? throw new InvalidOperationException($"{trigger} emitted null where an event was expected.");
        }

        return events;
    }

    private TransitionResult<TStage, TTrigger> Record(
        CompiledBranch<TStage, TTrigger, TSubject> branch, GateReport report, object[] events)
    {
        scope.EndStep();
        return instance.Accept(branch, _position, trigger, command, _now, report, events);
    }

    private TransitionResult<TStage, TTrigger> Refuse(GateReport report) =>
        instance.Refuse(_position, trigger, command, _now, report);
}
