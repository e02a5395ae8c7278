namespace Lifecycle;

/// <summary>A lifecycle as declared, before it is checked and compiled.</summary>
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

    /// <summary>The criteria in front of every transition.</summary>
    public List<Criterion<TSubject>> EveryTransition { get; } = [];

    public List<Func<TSubject, IEnumerable<Waiver>>> Waivers { get; } = [];

    /// <summary>The faults found while declaring.</summary>
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
