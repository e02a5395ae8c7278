namespace Lifecycle;

/// <summary>A lifecycle as declared, before it is checked and compiled.</summary>
internal sealed class LifecycleDeclaration<TStage, TTrigger, TSubject>(string name, int revision)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TStage, StageDeclaration<TStage, TTrigger, TSubject>> _stages = [];
    private readonly Dictionary<TTrigger, TriggerDeclaration<TTrigger>> _triggers = [];
    private bool _hasTakenAdditions;

    public string Name { get; } = name;

    public int Revision { get; } = revision;

    public List<TStage> InitialStages { get; } = [];

    /// <summary>In the order of their first mention.</summary>
    public List<StageDeclaration<TStage, TTrigger, TSubject>> Stages { get; } = [];

    /// <summary>In the order of their first mention.</summary>
    public List<TriggerDeclaration<TTrigger>> Triggers { get; } = [];

    /// <summary>The criteria in front of every transition.</summary>
    public List<Criterion<TSubject>> EveryTransition { get; } = [];

    /// <summary>The criteria in front of every start.</summary>
    public List<Criterion<TSubject>> StartCriteria { get; } = [];

    public List<StartAction<TStage, TSubject>> StartActions { get; } = [];

    /// <summary>The criteria that were added from outside for entering a stage.</summary>
    public List<(TStage Stage, string Id)> PlugIns { get; } = [];

    public List<Func<TSubject, IEnumerable<Waiver>>> Waivers { get; } = [];

    /// <summary>How the criteria vary with the subjects; <see langword="null"/> if they do not.</summary>
    public Variation<TStage, TTrigger, TSubject>? Variation { get; set; }

    /// <summary>The faults found while declaring.</summary>
    public DefinitionFaults Faults { get; } = new();

    public StageDeclaration<TStage, TTrigger, TSubject> Stage(TStage key)
    {
        if (!_stages.TryGetValue(key, out var stage))
        {
            _stages.Add(key, stage = new(key, this));
            Stages.Add(stage);
        }

        return stage;
    }

    /// <summary>A stage that has been mentioned; <see langword="null"/> if it has not.</summary>
    public StageDeclaration<TStage, TTrigger, TSubject>? Find(TStage key) => _stages.GetValueOrDefault(key);

    public TriggerDeclaration<TTrigger> Trigger(TTrigger key)
    {
        if (!_triggers.TryGetValue(key, out var trigger))
        {
            _triggers.Add(key, trigger = new(key));
            Triggers.Add(trigger);
        }

        return trigger;
    }

    /// <summary>
    /// Lets what was declared for a stage after a branch required its additions guard that branch. Only the first call
    /// has an effect: changes from outside come after it and see to their own additions.
    /// </summary>
    public void TakeAdditions()
    {
        if (_hasTakenAdditions)
            return;

        _hasTakenAdditions = true;
        foreach (var branch in Stages.SelectMany(stage => stage.Transitions).SelectMany(each => each.Branches))
            branch.TakeAdditions(this);
    }

    /// <summary>
    /// A stage or trigger is declared by its first mention; every member of a trigger enum is a trigger.
    /// </summary>
    public void MentionEverything()
    {
        foreach (var initial in InitialStages)
            Stage(initial);

        for (var index = 0; index < Stages.Count; index++)
        {
            var stage = Stages[index];
            foreach (var other in stage.Superstages.Concat(stage.InitialSubstages))
                Stage(other);

            foreach (var transition in stage.Transitions)
            {
                Trigger(transition.Trigger);
                foreach (var branch in transition.Branches)
                {
                    if (branch.Kind == TransitionKind.Move)
                        Stage(branch.Target!);
                }
            }

            foreach (var due in stage.DueTriggers)
                Trigger(due.Trigger);
        }

        foreach (var trigger in EnumMembers.Of<TTrigger>())
            Trigger(trigger);
    }
}
