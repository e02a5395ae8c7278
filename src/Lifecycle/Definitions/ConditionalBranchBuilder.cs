namespace Lifecycle;

/// <summary>Declares a branch with a condition.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class ConditionalBranchBuilder<TStage, TTrigger, TSubject>
    : BranchBuilder<
        ConditionalBranchBuilder<TStage, TTrigger, TSubject>,
        BranchedStageBuilder<TStage, TTrigger, TSubject>,
        TStage,
        TTrigger,
        TSubject
    >
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly BranchDeclaration<TStage, TTrigger, TSubject> _shared;

    private ConditionalBranchBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        BranchDeclaration<TStage, TTrigger, TSubject> shared,
        BranchDeclaration<TStage, TTrigger, TSubject> branch)
        : base(stage, transition, branch) => _shared = shared;

    private protected override BranchedStageBuilder<TStage, TTrigger, TSubject> Next => new(Stage, Transition, _shared);

    internal static ConditionalBranchBuilder<TStage, TTrigger, TSubject> Begin(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        BranchDeclaration<TStage, TTrigger, TSubject> shared,
        string name,
        BranchCondition<TSubject> condition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var branch = new BranchDeclaration<TStage, TTrigger, TSubject>(shared) { Condition = condition };
        transition.Branches.Add(branch);
        return new(stage, transition, shared, branch);
    }
}
