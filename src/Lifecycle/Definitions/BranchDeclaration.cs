namespace Lifecycle;

/// <summary>One branch of a transition, as declared.</summary>
internal sealed class BranchDeclaration<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    // Most branches have none.
    private List<StepAction<TStage, TTrigger, TSubject>>? _actions;
    private List<Func<TransitionContext<TStage, TTrigger, TSubject>, object>>? _events;
    private List<Type>? _eventTypes;
    private List<(TStage Stage, int Before)>? _additionsTo;

    public BranchDeclaration()
    {
    }

    public BranchDeclaration(BranchDeclaration<TStage, TTrigger, TSubject> shared)
    {
        Criteria.AddRange(shared.Criteria);
        _actions = shared._actions is null ? null : [.. shared._actions];
        _events = shared._events is null ? null : [.. shared._events];
        _eventTypes = shared._eventTypes is null ? null : [.. shared._eventTypes];
        _additionsTo = shared._additionsTo is null ? null : [.. shared._additionsTo];
    }

    public TransitionKind Kind { get; private set; } = TransitionKind.Stay;

    public TStage? Target { get; private set; }

    /// <summary>The number of targets declared; a sound branch has exactly one.</summary>
    public int EndCount { get; private set; }

    public BranchCondition<TSubject>? Condition { get; init; }

    public List<Criterion<TSubject>> Criteria { get; } = [];

    public IReadOnlyList<StepAction<TStage, TTrigger, TSubject>> Actions =>
        _actions ?? (IReadOnlyList<StepAction<TStage, TTrigger, TSubject>>)[];

    public IReadOnlyList<Func<TransitionContext<TStage, TTrigger, TSubject>, object>> Events =>
        _events ?? (IReadOnlyList<Func<TransitionContext<TStage, TTrigger, TSubject>, object>>)[];

    /// <summary>The types of the events, as declared.</summary>
    public IReadOnlyList<Type> EventTypes => _eventTypes ?? (IReadOnlyList<Type>)[];

    /// <summary>The stages whose later criteria guard the branch too.</summary>
    public IEnumerable<TStage> AdditionsTo => _additionsTo?.Select(addition => addition.Stage) ?? [];

    public void Add(StepAction<TStage, TTrigger, TSubject> action) => (_actions ??= []).Add(action);

    public void Add(Type type, Func<TransitionContext<TStage, TTrigger, TSubject>, object> makeEvent)
    {
        (_events ??= []).Add(makeEvent);
        (_eventTypes ??= []).Add(type);
    }

    public void AddAdditionsTo(TStage stage, LifecycleDeclaration<TStage, TTrigger, TSubject> lifecycle) =>
        (_additionsTo ??= []).Add((stage, lifecycle.Find(stage)?.Criteria.Count ?? 0));

    /// <summary>Adds the criteria that were declared for its stages after it required their additions.</summary>
    public void TakeAdditions(LifecycleDeclaration<TStage, TTrigger, TSubject> lifecycle)
    {
        foreach (var (stage, before) in _additionsTo ?? [])
            Criteria.AddRange(lifecycle.Find(stage)?.Criteria.Skip(before) ?? []);
    }

    public void End(TransitionKind kind, TStage? target = default)
    {
        if (++EndCount == 1)
            (Kind, Target) = (kind, target);
    }
}
