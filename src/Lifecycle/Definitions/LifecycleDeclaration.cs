namespace Lifecycle;

/// <summary>A lifecycle as declared, before it is judged and compiled.</summary>
internal sealed class LifecycleDeclaration<TStage, TTrigger, TSubject>(string name)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TStage, StageDeclaration<TStage, TTrigger, TSubject>> _stages = [];
    private readonly Dictionary<TTrigger, TriggerDeclaration<TTrigger>> _triggers = [];

    public string Name { get; } = name;

    public List<TStage> InitialStages { get; } = [];

    /// <summary>In the order of their first mention.</summary>
    public List<StageDeclaration<TStage, TTrigger, TSubject>> Stages { get; } = [];

    /// <summary>In the order of their first mention.</summary>
    public List<TriggerDeclaration<TTrigger>> Triggers { get; } = [];

    public List<Func<TSubject, IEnumerable<Waiver>>> Waivers { get; } = [];

    /// <summary>What is wrong with it, so far as is known while declaring.</summary>
    public DefinitionFaults Faults { get; } = new();

    public StageDeclaration<TStage, TTrigger, TSubject> Stage(TStage key)
    {
        if (!_stages.TryGetValue(key, out var stage))
        {
            _stages.Add(key, stage = new(key));
            Stages.Add(stage);
        }

        return stage;
    }

    public TriggerDeclaration<TTrigger> Trigger(TTrigger key)
    {
        if (!_triggers.TryGetValue(key, out var trigger))
        {
            _triggers.Add(key, trigger = new(key));
            Triggers.Add(trigger);
        }

        return trigger;
    }
}

internal sealed class TriggerDeclaration<TTrigger>(TTrigger key)
    where TTrigger : notnull
{
    public TTrigger Key { get; } = key;

    public HashSet<Type> PayloadTypes { get; } = [];
}

internal sealed class StageDeclaration<TStage, TTrigger, TSubject>(TStage key)
    where TStage : notnull
    where TTrigger : notnull
{
    public TStage Key { get; } = key;

    public string Name { get; set; } = key.ToString() ?? string.Empty;

    public HashSet<TStage> Superstages { get; } = [];

    public HashSet<TStage> InitialSubstages { get; } = [];

    public bool IsTerminal { get; set; }

    public List<Criterion<TSubject>> Criteria { get; } = [];

    public List<StepAction<TStage, TTrigger, TSubject>> EntryActions { get; } = [];

    public List<StepAction<TStage, TTrigger, TSubject>> ExitActions { get; } = [];

    public List<TransitionDeclaration<TStage, TTrigger, TSubject>> Transitions { get; } = [];

    public List<DeadlineDeclaration<TTrigger, TSubject>> Deadlines { get; } = [];
}

internal sealed class TransitionDeclaration<TStage, TTrigger, TSubject>(TTrigger trigger)
    where TStage : notnull
    where TTrigger : notnull
{
    public TTrigger Trigger { get; } = trigger;

    public List<RouteDeclaration<TStage, TTrigger, TSubject>> Routes { get; } = [];
}

internal sealed class RouteDeclaration<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    public RouteDeclaration()
    {
    }

    public RouteDeclaration(RouteDeclaration<TStage, TTrigger, TSubject> shared)
    {
        Criteria.AddRange(shared.Criteria);
        Actions.AddRange(shared.Actions);
        Events.AddRange(shared.Events);
    }

    /// <summary>Where it leads; a sound route says so exactly once.</summary>
    public List<(TransitionKind Kind, TStage? Target)> Ends { get; } = [];

    public TransitionKind Kind => Ends.Count > 0 ? Ends[0].Kind : TransitionKind.Stay;

    public TStage? Target => Ends.Count > 0 ? Ends[0].Target : default;

    public RouteCondition<TSubject>? Condition { get; init; }

    public List<Criterion<TSubject>> Criteria { get; } = [];

    public List<StepAction<TStage, TTrigger, TSubject>> Actions { get; } = [];

    public List<Func<TransitionContext<TStage, TTrigger, TSubject>, object>> Events { get; } = [];
}

internal sealed record RouteCondition<TSubject>(string Name, Func<TSubject, CriterionContext<TSubject>, bool> Holds);

internal sealed record DeadlineDeclaration<TTrigger, TSubject>(Func<TSubject, DateTimeOffset?> Due, TTrigger Trigger);
