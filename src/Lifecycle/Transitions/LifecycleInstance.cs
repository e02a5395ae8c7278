namespace Lifecycle;

/// <summary>
/// One subject on its way through a lifecycle. Thread-safe: fires are taken one at a time, in the order they come, and
/// reads never wait for them. A refusal changes nothing but the history.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed partial class LifecycleInstance<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Runtime<TStage, TTrigger, TSubject> _runtime;
    private readonly HistoryLog<TStage, TTrigger>? _history;

    /// <summary>
    /// The version; its complement while a step is being written, so that a reader knows to look again.
    /// </summary>
    private long _version;

    /// <summary>A packed <see cref="Position"/>.</summary>
    private long _position;

    private object? _gate;

    internal LifecycleInstance(
        Runtime<TStage, TTrigger, TSubject> runtime,
        TSubject subject,
        Position position,
        long version)
    {
        _runtime = runtime;
        _position = position.Packed;
        _version = version;
        _history = runtime.Options.KeepHistory ? new() : null;
        Subject = subject;
    }

    /// <summary>The thing that moves through the lifecycle.</summary>
    public TSubject Subject { get; }

    /// <summary>The lifecycle as data.</summary>
    public LifecycleGraph<TStage, TTrigger> Graph => _runtime.Graph;

    /// <summary>The stage it stands in.</summary>
    public TStage Stage => Graph.KeyOf(Position.Stage);

    /// <summary>How many changes were accepted: every step that moved or stayed counts one.</summary>
    public long Version => Volatile.Read(ref _version) is var version && version >= 0 ? version : ~version;

    /// <summary>Whether the lifecycle has ended.</summary>
    public bool IsTerminated => Graph.Stages[Position.Stage].IsTerminal;

    /// <summary>
    /// What was tried so far and what came of it, oldest first, as of now. Empty where
    /// <see cref="InstanceOptions.KeepHistory"/> is off.
    /// </summary>
    public IReadOnlyList<HistoryEntry<TStage, TTrigger>> History => _history?.Read() ?? [];

    /// <summary>The triggers that the stage permits, whatever the criteria say.</summary>
    public IReadOnlyList<TTrigger> PermittedTriggers => Graph.PermittedTriggers(Stage);

    private Position Position => Position.Unpack(Volatile.Read(ref _position));

    /// <summary>
    /// Whether the stage permits a trigger, by the graph alone: whether it has a transition for it, whatever the
    /// criteria say, or ignores it by definition.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    public bool Permits(TTrigger trigger) => Graph.Cell(Position.Stage, trigger) >= 0;

    /// <summary>Stage, version and remembered stage, all of the same moment.</summary>
    public LifecycleSnapshot<TStage> Snapshot()
    {
        var spin = new SpinWait();
        while (true)
        {
            var version = Volatile.Read(ref _version);
            var position = Position;
            if (version >= 0 && version == Volatile.Read(ref _version))
            {
                return position.Previous == Position.Nowhere
                    ? new(Graph.KeyOf(position.Stage), version)
                    : new(Graph.KeyOf(position.Stage), version, Graph.KeyOf(position.Previous));
            }

            spin.SpinOnce();
        }
    }

    /// <summary>What falls due while the instance stands in its present stage, by the subject as it is.</summary>
    public IReadOnlyList<DueDate<TTrigger>> DueDates()
    {
        var dates = new List<DueDate<TTrigger>>();
        foreach (var deadline in _runtime.Lifecycle.Deadlines(Position.Stage))
        {
            if (deadline.Due(Subject) is { } due)
                dates.Add(new(deadline.Trigger, due));
        }

        return dates;
    }

    /// <summary>
    /// Fires a trigger: asks every criterion, and takes the step if none blocks. A refusal is a value, not an
    /// exception.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who, why, with what payload, and on which version.</param>
    /// <param name="cancellationToken">Gives up while waiting, asking or acting. The step is then not taken.</param>
    /// <returns>What came of it. Completed at once where the criteria and actions are synchronous and nobody else
    /// fires.</returns>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="ReentrantFireException">This is called from inside a criterion or action of this
    /// instance.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the step was taken.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">
    /// The step stands, but a follow-up threw, was cancelled, or came after a thousand others.
    /// </exception>
    /// <remarks>If an action throws, the exception reaches the caller and stage, version and history are as
    /// before.</remarks>
    public ValueTask<TransitionResult<TStage, TTrigger>> TryFireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        if (StepAtOnce(trigger, command, cancellationToken) is { } step)
            return new(step.Taken);

        command ??= TransitionCommand.None;
        CheckPayload(trigger, command);
        if (_runtime.Options.Observer is null && !FireScope.IsDryRun && FireQueue.TryEnter(ref _gate))
            return Fire(trigger, command, cancellationToken);

        if (FireScope.IsInside(this))
            throw new ReentrantFireException(trigger.ToString(), Graph.Stages[Position.Stage].Name);

        return _runtime.Options.Observer is { } observer
            ? FireObservedAsync(observer, trigger, command, cancellationToken)
            : FireInTurnAsync(trigger, command, cancellationToken);
    }

    /// <summary>Fires a trigger that has to be accepted: a refusal is an exception.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who, why, with what payload, and on which version.</param>
    /// <param name="cancellationToken">Gives up while waiting, asking or acting. The step is then not taken.</param>
    /// <returns>What came of it; always accepted, and so are all its follow-ups.</returns>
    /// <exception cref="TransitionNotPermittedException">The stage has no transition for the trigger.</exception>
    /// <exception cref="EntryRefusedException">At least one criterion blocks.</exception>
    /// <exception cref="ConcurrencyConflictException">The instance has another version than the command
    /// expects.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">
    /// The step stands, but a follow-up was refused, threw, was cancelled, or came after a thousand others.
    /// </exception>
    /// <inheritdoc cref="TryFireAsync" path="/exception[not(starts-with(@cref, 'T:Lifecycle.FollowUp'))]"/>
    public ValueTask<TransitionResult<TStage, TTrigger>> FireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var fire = TryFireAsync(trigger, command, cancellationToken);
        if (!fire.IsCompletedSuccessfully)
            return Awaited(fire);

        var result = fire.Result;
        return Refusal.Of(result) is { } refusal
            ? ValueTask.FromException<TransitionResult<TStage, TTrigger>>(refusal)
            : new(result);

        static async ValueTask<TransitionResult<TStage, TTrigger>> Awaited(
            ValueTask<TransitionResult<TStage, TTrigger>> fire)
        {
            var result = await fire.ConfigureAwait(false);
            return Refusal.Of(result) is { } refusal ? throw refusal : result;
        }
    }

    /// <summary>Says what firing a trigger would do, and changes nothing.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">What would be fired with it; the payload may be left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<GateReport> EvaluateAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var scope = FireScope.Flow(this);
        try
        {
            return await Evaluate(Position, trigger, command, scope, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>Says of every trigger what firing it would do, and changes nothing.</summary>
    /// <param name="command">Who would fire; a payload is not given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<Prospects<TStage, TTrigger>> EvaluateAllAsync(
        TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var scope = FireScope.Flow(this);
        try
        {
            command = WithoutPayload(command);
            var position = Position;
            var prospects = new List<Prospect<TTrigger>>(Graph.Triggers.Count);
            foreach (var trigger in Graph.Triggers)
                prospects.Add(
                    new(
                        trigger.Key,
                        await Evaluate(position, trigger.Key, command, scope, cancellationToken).ConfigureAwait(false)
                    )
                );

            return new(Graph.Stages[position.Stage], prospects);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>
    /// Plans the shortest way to a stage, and asks the conditions and criteria of each step of it, with the subject as
    /// it is now. Changes nothing. Of ways of equal length it takes the one declared first; a longer way may be open
    /// where the shortest is not.
    /// </summary>
    /// <param name="goal">The stage to reach; of a superstage any substage will do.</param>
    /// <param name="command">Who would fire; a payload is not given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The definition has no such stage.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync(
        TStage goal, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var target = Graph.Stage(goal);
        var scope = FireScope.Flow(this);
        try
        {
            command = WithoutPayload(command);
            var now = _runtime.Options.TimeProvider.GetUtcNow();
            var position = Position;
            if (GraphWalk.ShortestWay(Graph, position, target) is not { } way)
                return new(Graph.Stages[position.Stage], target, steps: null);

            var steps = new List<RouteStep<TStage, TTrigger>>(way.Count);
            foreach (var (transition, from) in way)
            {
                var route = _runtime.Lifecycle.RouteOf(transition).Towards(from.Previous);
                var report = await route.Gate
                    .EvaluateAsync(route.Context(Subject, command, now), _runtime.Options, scope, cancellationToken)
                    .ConfigureAwait(false);
                report = report.Behind(_runtime.WhatBars(transition, from, Subject, command, now));
                steps.Add(
                    new(
                        transition.From.Key,
                        transition.Trigger.Key,
                        route.Transition.To!.Key,
                        transition.Condition,
                        report));
            }

            return new(Graph.Stages[position.Stage], target, steps);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>The subject's stage and version in one line.</summary>
    public override string ToString() => $"{Graph.Name}: {Graph.Stages[Position.Stage]}, version {Version}";

    internal void CheckPayload(TTrigger trigger, TransitionCommand command) =>
        _runtime.Lifecycle.CheckPayload(trigger, command, isDryRun: false);

    private static TransitionCommand WithoutPayload(TransitionCommand? command) =>
        command is null ? TransitionCommand.None : command with { Payload = null, ExpectedVersion = null };

    private ValueTask<GateReport> Evaluate(
        Position position,
        TTrigger trigger,
        TransitionCommand? command,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        command ??= TransitionCommand.None;
        _runtime.Lifecycle.CheckPayload(trigger, command, isDryRun: true);
        if (command.ExpectedVersion is { } expected && expected != Version)
            return new(ConflictReport(position, trigger));

        var now = _runtime.Options.TimeProvider.GetUtcNow();
        return _runtime.TrySelect(position, trigger, Subject, command, now, out var route, out var report)
            ? route.Gate.EvaluateAsync(route.Context(Subject, command, now), _runtime.Options, scope, cancellationToken)
            : new(report);
    }

    private GateReport ConflictReport(Position position, TTrigger trigger) => new()
    {
        Trigger = trigger.ToString() ?? string.Empty,
        From = Graph.Stages[position.Stage].Name,
        Outcome = TransitionOutcome.Conflict,
    };
}
