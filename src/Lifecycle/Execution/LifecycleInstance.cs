namespace Lifecycle;

/// <summary>
/// One subject on its path through a lifecycle. Thread-safe: fires are taken one at a time, in arrival order, and reads
/// never wait for them. A refusal changes nothing but the history.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed partial class LifecycleInstance<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>
    /// The entry time, if it is kept: a <see cref="HistoryLog{TStage, TTrigger}"/> if entries are too.
    /// </summary>
    private readonly EntryTime? _entry;

    private InstanceState _state;

    private InstanceLock _lock;

    internal LifecycleInstance(
        Runtime<TStage, TTrigger, TSubject> runtime,
        TSubject subject,
        Position position,
        long version,
        DateTimeOffset enteredAt)
    {
        Runtime = runtime;
        _state = new(position, version);
        if (runtime.Options.KeepHistory)
            _entry = new HistoryLog<TStage, TTrigger>(enteredAt);
        else if (runtime.KeepsEntryTime)
            _entry = new(enteredAt);

        Subject = subject;
    }

    /// <summary>The subject: the thing that moves through the lifecycle.</summary>
    public TSubject Subject { get; }

    /// <summary>The lifecycle as data.</summary>
    public LifecycleGraph<TStage, TTrigger> Graph => Runtime.Graph;

    /// <summary>The stage it is in.</summary>
    public TStage Stage => Graph.KeyOf(Position.Stage);

    /// <summary>The number of accepted steps that moved or stayed.</summary>
    public long Version => _state.Version;

    /// <summary>
    /// When it entered its stage, in UTC: the instant of its start, or of the latest step that entered a stage, be it
    /// the same stage again. Steps that stay do not change it. <see langword="null"/> if it is not kept:
    /// <see cref="InstanceOptions.KeepHistory"/> is off, and no stage of the lifecycle has a
    /// <see cref="StageBuilder{TStage, TTrigger, TSubject}.DueAfter"/>.
    /// </summary>
    public DateTimeOffset? EnteredAt => _entry?.At;

    /// <summary>Whether it is in a terminal stage.</summary>
    public bool IsTerminated => Graph.Stages[Position.Stage].IsTerminal;

    /// <summary>
    /// The fires so far, except ignored ones, with their results, oldest first: the latest
    /// <see cref="InstanceOptions.HistoryLimit"/> of them. A snapshot: later fires are not added. Empty if
    /// <see cref="InstanceOptions.KeepHistory"/> is off.
    /// </summary>
    public IReadOnlyList<HistoryEntry<TStage, TTrigger>> History =>
        KeptHistory?.Read(Runtime.Options.HistoryLimit) ?? [];

    /// <summary>The triggers that the stage permits, whatever their criteria.</summary>
    public IReadOnlyList<TTrigger> PermittedTriggers => Graph.PermittedTriggers(Stage);

    internal Runtime<TStage, TTrigger, TSubject> Runtime { get; }

    internal Position Position => _state.Position;

    private HistoryLog<TStage, TTrigger>? KeptHistory => _entry as HistoryLog<TStage, TTrigger>;

    /// <summary>
    /// Whether the stage permits a trigger, by the graph alone: it has a transition for it, whatever its criteria, or
    /// ignores it.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    public bool Permits(TTrigger trigger) => Graph.Cell(Position.Stage, trigger) >= 0;

    /// <summary>Stage, version, remembered stage and entry time, all of the same moment.</summary>
    public LifecycleSnapshot Snapshot()
    {
        var (position, version, enteredAt) = _state.Read(_entry);
        return Runtime.Lifecycle.Snapshot(position, version, enteredAt);
    }

    /// <summary>
    /// The due dates of the present stage: read from the subject now, or a time after the stage was entered. One that
    /// cannot be read does not hide the others: it has an <see cref="DueDate{TTrigger}.Exception"/>.
    /// </summary>
    public IReadOnlyList<DueDate<TTrigger>> DueDates()
    {
        var dates = new List<DueDate<TTrigger>>();
        var (position, _, enteredAt) = _state.Read(_entry);
        var outside = ExecutionContext.Capture();
        foreach (var trigger in Runtime.Lifecycle.DueTriggers(position.Stage))
        {
            try
            {
                if (trigger.DueAt(Subject, enteredAt) is { } due)
                    dates.Add(new(trigger.Trigger, due));
            }
            catch (Exception exception)
            {
                dates.Add(new(trigger.Trigger, DateTimeOffset.MaxValue) { Exception = exception });
            }
        }

        AmbientData.Restore(outside);

        return dates;
    }

    /// <summary>
    /// Fires a trigger: evaluates every criterion, and takes the step if none blocks. A refusal is a value, not an
    /// exception.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Actor, reason, payload and expected version.</param>
    /// <param name="cancellationToken">Cancels the wait, the criteria and the actions. The step is then not
    /// taken.</param>
    /// <returns>
    /// The result. The task is complete at once if the criteria and actions are synchronous and the instance is free.
    /// </returns>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="ReentrantFireException">The call comes from a criterion or action of this instance.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the step was taken.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">
    /// The step stands, but a follow-up threw, was cancelled, or came after a thousand others.
    /// </exception>
    /// <remarks>If an action throws, the caller gets its exception; stage, version and history are unchanged.</remarks>
    public ValueTask<TransitionResult<TStage, TTrigger>> TryFireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        if (StepAtOnce(trigger, command, cancellationToken) is { Report: not null } result)
            return new(result);

        command ??= TransitionCommand.None;
        CheckPayload(trigger, command);
        if (Runtime.Options.Observer is null && !FireScope.IsDryRun && _lock.TryEnter())
            return FireLocked(trigger, command, cancellationToken);

        if (FireScope.IsInside(this))
            throw ReentrantFireException.Fired(KeyText.Of(trigger), Graph.Stages[Position.Stage].Name);

        return Runtime.Options.Observer is { } observer
            ? FireObservedAsync(observer, trigger, command, cancellationToken)
            : FireInTurnAsync(trigger, command, cancellationToken);
    }

    /// <summary>Fires a trigger that must be accepted: a refusal is an exception.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Actor, reason, payload and expected version.</param>
    /// <param name="cancellationToken">Cancels the wait, the criteria and the actions. The step is then not
    /// taken.</param>
    /// <returns>The result: it and all its follow-ups are accepted.</returns>
    /// <exception cref="TransitionNotPermittedException">The stage has no transition for the trigger.</exception>
    /// <exception cref="EntryRefusedException">At least one criterion blocks.</exception>
    /// <exception cref="ConcurrencyConflictException">The instance is not at the expected version.</exception>
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
        return result.Refusal is { } refusal
            ? ValueTask.FromException<TransitionResult<TStage, TTrigger>>(refusal)
            : new(result);

        static async ValueTask<TransitionResult<TStage, TTrigger>> Awaited(
            ValueTask<TransitionResult<TStage, TTrigger>> fire)
        {
            var result = await fire.ConfigureAwait(false);
            return result.Refusal is { } refusal ? throw refusal : result;
        }
    }

    /// <summary>Evaluates a trigger as firing it would, and changes nothing.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">The command to evaluate it with; the payload may be left out. What is evaluated with the
    /// payload is then reported as <see cref="Verdict.AwaitsPayload"/>; if the payload decides the branch, see
    /// <see cref="TransitionOutcome.Undecided"/>.</param>
    /// <param name="cancellationToken">Cancels the evaluation.</param>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="ReentrantFireException">The call comes from a criterion of this instance.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<GateReport> EvaluateAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var position = Position;
        var scope = BeginDryRun(sharesLines: AwaitsBranch(position, trigger, command));
        try
        {
            return await EvaluateAsync(position, trigger, command, Runtime.Now, scope, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>Name of the lifecycle, stage and version in one line.</summary>
    public override string ToString() => $"{Graph.Name}: {Graph.Stages[Position.Stage]}, version {Version}";

    internal void CheckPayload(TTrigger trigger, TransitionCommand command) =>
        Runtime.Lifecycle.CheckPayload(trigger, command, isDryRun: false);

    /// <summary>Begins a dry run in an async method. The caller ends it.</summary>
    /// <exception cref="ReentrantFireException">The call comes from a criterion of this instance.</exception>
    internal FireScope BeginDryRun(bool sharesLines) =>
        FireScope.IsJudging(this)
            ? throw ReentrantFireException.Evaluated(Graph.Stages[Position.Stage].Name)
            : FireScope.BeginDryRun(this, sharesLines);

    /// <summary>Evaluates a trigger in a position, as part of a dry run.</summary>
    internal ValueTask<GateReport> EvaluateAsync(
        Position position,
        TTrigger trigger,
        TransitionCommand? command,
        DateTimeOffset now,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        command ??= TransitionCommand.None;
        Runtime.Lifecycle.CheckPayload(trigger, command, isDryRun: true);
        if (command.ExpectedVersion is { } expected && expected != Version)
            return new(Runtime.Conflict(position.Stage, trigger, Version, expected));

        var selection = new BranchSelection<TStage, TTrigger, TSubject>(Runtime, position, Subject, command, now);
        if (AwaitsBranch(position, trigger, command))
            return selection.EvaluateWithoutPayloadAsync(trigger, scope, cancellationToken);

        if (Runtime.Lifecycle.SelectsLater(position.Stage, trigger))
            return SelectAndEvaluateAsync();

        return selection.TrySelect(trigger, out var branch, out var closed) ? JudgeAsync(branch) : new(closed);

        async ValueTask<GateReport> SelectAndEvaluateAsync()
        {
            var (open, report) = await selection.SelectAsync(trigger, scope, cancellationToken).ConfigureAwait(false);
            return open is null ? report! : await JudgeAsync(open).ConfigureAwait(false);
        }

        ValueTask<GateReport> JudgeAsync(CompiledBranch<TStage, TTrigger, TSubject> selected) =>
            selected.Gate.EvaluateAsync(
                selected.Context(Subject, command, now), Runtime.Criteria, scope, cancellationToken);
    }

    /// <summary>Whether the payload decides which branch a trigger takes, and a dry run has none.</summary>
    private bool AwaitsBranch(Position position, TTrigger trigger, TransitionCommand? command) =>
        command?.Payload is null && Runtime.Lifecycle.SelectsByPayload(position.Stage, trigger);
}
