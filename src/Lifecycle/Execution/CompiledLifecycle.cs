namespace Lifecycle;

/// <summary>A compiled definition: the graph and the code behind its transitions. Immutable and thread-safe.</summary>
internal sealed class CompiledLifecycle<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly CompiledBranch<TStage, TTrigger, TSubject>[][] _branchesByCell;
    private readonly CompiledBranch<TStage, TTrigger, TSubject>?[] _plainBranchByCell;
    private readonly DueTrigger<TTrigger, TSubject>[][] _dueTriggersByStage;
    private readonly IReadOnlyList<string>?[] _permittedByStage;
    private readonly Type?[] _payloadTypes;
    private readonly bool _hasPayloads;
    private readonly bool[] _refusesWithoutPayload;
    private readonly bool _hasLaterConditions;
    private readonly bool _hasPayloadConditions;
    private readonly string? _needsServices;
    private readonly StartGate<TStage, TTrigger, TSubject> _start;
    private readonly Resumption<TStage, TTrigger, TSubject> _resumption;

    // The default options are shared by all definitions.
    private readonly Runtime<TStage, TTrigger, TSubject> _default;

    // Weak, since a runtime keeps its options alive. Its instances keep it.
    private WeakReference<Runtime<TStage, TTrigger, TSubject>>? _latest;

    /// <param name="graph">The graph.</param>
    /// <param name="revision">The revision of the definition.</param>
    /// <param name="branchesByCell">For each cell of the graph, its branches in the order in which they are
    /// tried.</param>
    /// <param name="dueTriggersByStage">For each stage, what can fall due there, inherited triggers included.</param>
    /// <param name="classes">Every class that the definition names, once.</param>
    /// <param name="start">The gate in front of every start.</param>
    /// <param name="waivers">Reads the waivers of a subject; <see langword="null"/> if it has none.</param>
    public CompiledLifecycle(
        LifecycleGraph<TStage, TTrigger> graph,
        int revision,
        CompiledBranch<TStage, TTrigger, TSubject>[][] branchesByCell,
        DueTrigger<TTrigger, TSubject>[][] dueTriggersByStage,
        IReadOnlyList<InjectedClass> classes,
        StartGate<TStage, TTrigger, TSubject> start,
        Func<TSubject, IEnumerable<Waiver>>? waivers)
    {
        Graph = graph;
        Waivers = waivers;
        Revision = revision;
        _start = start;
        _branchesByCell = branchesByCell;
        _plainBranchByCell = Array.ConvertAll(branchesByCell, branches =>
            branches is [{ IsPlain: true } plain] ? plain : null);
        _dueTriggersByStage = dueTriggersByStage;
        _permittedByStage = new IReadOnlyList<string>?[graph.Stages.Count];
        _payloadTypes = [.. graph.Triggers.Select(trigger => trigger.PayloadType)];
        _hasLaterConditions = Array.Exists(branchesByCell, SelectsLater);
        _hasPayloadConditions = Array.Exists(branchesByCell, SelectsByPayload);
        _hasPayloads = Array.Exists(_payloadTypes, type => type is not null);
        _refusesWithoutPayload = _hasPayloads ? RefusedWithoutPayload(_payloadTypes, branchesByCell) : [];
        Classes = classes;
        _needsServices = classes.FirstOrDefault(each => each.Dependencies.Length > 0) is { } needy
            ? $"{graph.Name} requires {needy.Name}, which needs {needy.Dependencies}. Set InstanceOptions.Services."
            : null;
        PlainBranches = new(graph, PlainBranch);
        HasDueAfter = Array.Exists(dueTriggersByStage, stage => Array.Exists(stage, due => due.After is not null));
        _resumption = new(this);
        _default = new(this, InstanceOptions.Default);
    }

    public LifecycleGraph<TStage, TTrigger> Graph { get; }

    /// <summary>The revision of the definition.</summary>
    public int Revision { get; }

    /// <summary>Reads the waivers of a subject; <see langword="null"/> if it has none.</summary>
    public Func<TSubject, IEnumerable<Waiver>>? Waivers { get; }

    /// <summary>Whether a stage has a due date that counts from its entry.</summary>
    public bool HasDueAfter { get; }

    /// <summary>Whether any transition or the start runs an action.</summary>
    public bool HasActions =>
        _start.HasActions
        || Array.Exists(_branchesByCell, cell => Array.Exists(cell, branch => branch.Actions.Length > 0));

    /// <summary>The plain branches, if the triggers are a small enum.</summary>
    public PlainBranchTable<TStage, TTrigger, TSubject> PlainBranches { get; }

    /// <summary>The criterion and action classes, each once.</summary>
    public IReadOnlyList<InjectedClass> Classes { get; }

    public LifecycleInstance<TStage, TTrigger, TSubject> Start(TSubject subject, InstanceOptions options)
    {
        if (!_start.IsOpen)
        {
            throw new LifecycleException(
                $"{Graph.Name} has criteria or actions for its start; call StartAsync or TryStartAsync. A subject that "
                    + "has started already is resumed: call Resume.");
        }

        var runtime = RuntimeFor(options);
        if (options.Observer is null)
            return New(runtime, subject, startedAt: null);

        var outside = ExecutionContext.Capture();
        try
        {
            return StartObserved(runtime, subject, options);
        }
        finally
        {
            AmbientData.Restore(outside);
        }
    }

    public async ValueTask<StartResult<LifecycleInstance<TStage, TTrigger, TSubject>>> TryStartAsync(
        TSubject subject, TransitionCommand command, InstanceOptions options, CancellationToken cancellationToken)
    {
        StartGate<TStage, TTrigger, TSubject>.Check(command);
        var runtime = RuntimeFor(options);
        var observation = new StartObservation<TStage, TTrigger>(Graph, options, command.Actor);
        DateTimeOffset now;
        GateReport report;
        try
        {
            now = runtime.Now;
            report = await _start.PassAsync(subject, command, now, runtime.Criteria, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            observation.Fail(
                exception, Fire<TStage, TTrigger, TSubject>.IsCancelled(exception, cancellationToken));
            throw;
        }

        observation.Succeed(report);
        return new(report, report.Passed ? New(runtime, subject, now) : null);
    }

    public LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject, TStage stage, long version, InstanceOptions options, DateTimeOffset? enteredAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        var position = Position.At(Graph.RequireStage(stage));
        return _resumption.FindFault(position) is var (_, message)
            ? throw new ArgumentException(message, nameof(stage))
            : Resume(subject, position, version, enteredAt, options);
    }

    public LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject, LifecycleSnapshot snapshot, InstanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var position = _resumption.Find(snapshot);
        return Resume(subject, position, snapshot.Version, snapshot.EnteredAt, options);
    }

    public LifecycleSnapshot Snapshot(Position position, long version, DateTimeOffset? enteredAt) => new()
    {
        Lifecycle = Graph.Name,
        DefinitionRevision = Revision,
        Stage = Graph.Stages[position.Stage].KeyText,
        Previous = position.Previous == Position.Nowhere ? null : Graph.Stages[position.Previous].KeyText,
        Version = version,
        EnteredAt = enteredAt,
    };

    /// <summary>The branches for a trigger in a stage, in the order tried; none if it is not permitted.</summary>
    public ReadOnlySpan<CompiledBranch<TStage, TTrigger, TSubject>> Branches(int stage, TTrigger trigger) =>
        Graph.Cell(stage, trigger) is >= 0 and var cell ? _branchesByCell[cell] : default;

    /// <summary>The only branch for a trigger in a stage, if that is plain.</summary>
    public CompiledBranch<TStage, TTrigger, TSubject>? PlainBranch(int stage, TTrigger trigger) =>
        Graph.Cell(stage, trigger) is >= 0 and var cell ? _plainBranchByCell[cell] : null;

    /// <summary>Whether a branch for a trigger in a stage has an asynchronous condition.</summary>
    public bool SelectsLater(int stage, TTrigger trigger) =>
        _hasLaterConditions && Graph.Cell(stage, trigger) is >= 0 and var cell && SelectsLater(_branchesByCell[cell]);

    /// <summary>Whether a branch for a trigger in a stage has a condition on the payload.</summary>
    public bool SelectsByPayload(int stage, TTrigger trigger) =>
        _hasPayloadConditions
        && Graph.Cell(stage, trigger) is >= 0 and var cell
        && SelectsByPayload(_branchesByCell[cell]);

    /// <summary>The code behind a transition of the graph.</summary>
    public CompiledBranch<TStage, TTrigger, TSubject> BranchOf(LifecycleTransition<TStage, TTrigger> transition) =>
        Array.Find(BranchesBeside(transition), branch => branch.Transition == transition)!;

    /// <summary>All branches of a transition's trigger in its stage, including its own.</summary>
    public CompiledBranch<TStage, TTrigger, TSubject>[] BranchesBeside(
        LifecycleTransition<TStage, TTrigger> transition) =>
        _branchesByCell[Graph.Cell(transition.From.Index, transition.Trigger.Key)];

    /// <summary>The triggers that a stage permits, as text. Made once for each stage.</summary>
    public IReadOnlyList<string> PermittedAsText(int stage) =>
        _permittedByStage[stage]
            ??= Array.AsReadOnly(
                Graph.PermittedTriggers(Graph.KeyOf(stage)).Select(KeyText.Of).ToArray());

    public DueTrigger<TTrigger, TSubject>[] DueTriggers(int stage) => _dueTriggersByStage[stage];

    /// <summary>Checks a command's payload against the type that the trigger carries.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">The command.</param>
    /// <param name="isDryRun">Whether the payload may be left out.</param>
    /// <exception cref="ArgumentException">The payload is superfluous or of another type; or it is missing, and no
    /// mandatory criterion is there to refuse the fire.</exception>
    public void CheckPayload(TTrigger trigger, TransitionCommand command, bool isDryRun)
    {
        if (command.Payload is null && !_hasPayloads)
            return;

        var index = Graph.IndexOf(trigger);
        var expected = index >= 0 ? _payloadTypes[index] : null;
        if (expected is null ? command.Payload is null || index < 0 : expected.IsInstanceOfType(command.Payload))
            return;

        if (command.Payload is null && (isDryRun || (expected is not null && _refusesWithoutPayload[index])))
            return;

        throw new ArgumentException(
            OneLineText.Of(
                $"{KeyText.Of(trigger)} carries {(expected is null ? "no payload" : TypeText.Of(expected))}, "
                    + "but the command has "
                    + $"{(command.Payload is { } payload ? TypeText.Of(payload.GetType()) : "no payload")}."),
            nameof(command));
    }

    /// <summary>A runtime with options that serve another lifecycle too; the latest one is shared.</summary>
    public Runtime<TStage, TTrigger, TSubject> OwnRuntimeFor(InstanceOptions options)
    {
        if (Volatile.Read(ref _latest)?.TryGetTarget(out var latest) == true
            && ReferenceEquals(latest.Options, options))
        {
            return latest;
        }

        var runtime = new Runtime<TStage, TTrigger, TSubject>(this, options);
        Volatile.Write(ref _latest, new(runtime));
        return runtime;
    }

    /// <summary>
    /// The triggers that some mandatory criterion refuses without a payload, wherever they are fired.
    /// </summary>
    private static bool[] RefusedWithoutPayload(
        Type?[] payloadTypes, CompiledBranch<TStage, TTrigger, TSubject>[][] branchesByCell)
    {
        var refused = Array.ConvertAll(payloadTypes, type => type is not null);
        foreach (var branch in branchesByCell.SelectMany(branches => branches))
            refused[branch.Transition.Trigger.Index] &=
                branch.RefusesWithoutPayload || branch.Transition.Kind == TransitionKind.Ignore;
        return refused;
    }

    private static bool SelectsLater(CompiledBranch<TStage, TTrigger, TSubject>[] branches) =>
        Array.Exists(branches, branch => branch.Condition?.Later is not null);

    private static bool SelectsByPayload(CompiledBranch<TStage, TTrigger, TSubject>[] branches) =>
        Array.Exists(branches, branch => branch.Condition?.PayloadType is not null);

    private static LifecycleInstance<TStage, TTrigger, TSubject> New(
        Runtime<TStage, TTrigger, TSubject> runtime, TSubject subject, DateTimeOffset? startedAt) =>
        New(runtime, subject, Position.At(runtime.Graph.InitialStage.Index), version: 0, startedAt);

    private static LifecycleInstance<TStage, TTrigger, TSubject> New(
        Runtime<TStage, TTrigger, TSubject> runtime,
        TSubject subject,
        Position position,
        long version,
        DateTimeOffset? enteredAt) =>
        new(runtime, subject, position, version, enteredAt ?? (runtime.KeepsEntryTime ? runtime.Now : default));

    private LifecycleInstance<TStage, TTrigger, TSubject> StartObserved(
        Runtime<TStage, TTrigger, TSubject> runtime, TSubject subject, InstanceOptions options)
    {
        var observation = new StartObservation<TStage, TTrigger>(Graph, options, actor: null);
        LifecycleInstance<TStage, TTrigger, TSubject> instance;
        try
        {
            instance = New(runtime, subject, startedAt: null);
        }
        catch (Exception exception)
        {
            observation.Fail(exception, isCancelled: false);
            throw;
        }

        observation.Succeed(_start.AllMet);
        return instance;
    }

    private LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject, Position position, long version, DateTimeOffset? enteredAt, InstanceOptions options) =>
        New(RuntimeFor(options), subject, position, version, enteredAt);

    private Runtime<TStage, TTrigger, TSubject> RuntimeFor(InstanceOptions options)
    {
        if (_needsServices is not null && options.Services is null)
            throw new LifecycleException(_needsServices);

        return ReferenceEquals(options, InstanceOptions.Default) ? _default : options.RuntimeOf(this);
    }
}
