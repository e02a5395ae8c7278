namespace Lifecycle;

/// <summary>A stage as declared.</summary>
internal sealed class StageDeclaration<TStage, TTrigger, TSubject>(
    TStage key, LifecycleDeclaration<TStage, TTrigger, TSubject> lifecycle)
    where TStage : notnull
    where TTrigger : notnull
{
    public TStage Key { get; } = key;

    public LifecycleDeclaration<TStage, TTrigger, TSubject> Lifecycle { get; } = lifecycle;

    public string Name { get; set; } = KeyText.Of(key);

    public HashSet<TStage> Superstages { get; } = [];

    public HashSet<TStage> InitialSubstages { get; } = [];

    public bool IsTerminal { get; set; }

    public List<Criterion<TSubject>> Criteria { get; } = [];

    public List<StepAction<TStage, TTrigger, TSubject>> EntryActions { get; } = [];

    public List<StepAction<TStage, TTrigger, TSubject>> ExitActions { get; } = [];

    public List<TransitionDeclaration<TStage, TTrigger, TSubject>> Transitions { get; } = [];

    public List<DueTrigger<TTrigger, TSubject>> DueTriggers { get; } = [];
}
