namespace Lifecycle;

/// <summary>Declares the branch that is taken if no branch with a condition is open.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class FinalBranchBuilder<TStage, TTrigger, TSubject>
    : BranchBuilder<
        FinalBranchBuilder<TStage, TTrigger, TSubject>,
        StageBuilder<TStage, TTrigger, TSubject>,
        TStage,
        TTrigger,
        TSubject
    >
    where TStage : notnull
    where TTrigger : notnull
{
    internal FinalBranchBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        BranchDeclaration<TStage, TTrigger, TSubject> branch)
        : base(stage, transition, branch)
    {
    }

    private protected override StageBuilder<TStage, TTrigger, TSubject> Next => new(Stage);
}
