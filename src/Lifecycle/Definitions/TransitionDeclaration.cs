namespace Lifecycle;

/// <summary>The transition for a trigger in a stage, as declared: one branch, or several to choose from.</summary>
internal sealed class TransitionDeclaration<TStage, TTrigger, TSubject>(TTrigger trigger)
    where TStage : notnull
    where TTrigger : notnull
{
    public TTrigger Trigger { get; } = trigger;

    public List<BranchDeclaration<TStage, TTrigger, TSubject>> Branches { get; } = new(capacity: 1);
}
