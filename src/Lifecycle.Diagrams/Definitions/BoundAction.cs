using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Diagrams;

/// <summary>The code of an action of an entry, an exit or a transition.</summary>
internal abstract class BoundAction<TSubject>
{
    public abstract void OnEntry(StageBuilder<string, string, TSubject> stage);

    public abstract void OnExit(StageBuilder<string, string, TSubject> stage);

    public abstract void OnTransition<TBuilder, TNext>(BranchBuilder<TBuilder, TNext, string, string, TSubject> branch)
        where TBuilder : BranchBuilder<TBuilder, TNext, string, string, TSubject>;
}

/// <summary>An action class.</summary>
internal sealed class ClassAction<
    TSubject, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>
    : BoundAction<TSubject>
    where TAction : class, ITransitionAction<string, string, TSubject>
{
    public override void OnEntry(StageBuilder<string, string, TSubject> stage) => stage.OnEntry<TAction>();

    public override void OnExit(StageBuilder<string, string, TSubject> stage) => stage.OnExit<TAction>();

    public override void OnTransition<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, string, string, TSubject> branch) => branch.OnTransition<TAction>();
}

/// <summary>An action given as a delegate.</summary>
internal sealed class DelegateAction<TSubject>(
    Func<TransitionContext<string, string, TSubject>, CancellationToken, ValueTask> action) : BoundAction<TSubject>
{
    public override void OnEntry(StageBuilder<string, string, TSubject> stage) => stage.OnEntry(action);

    public override void OnExit(StageBuilder<string, string, TSubject> stage) => stage.OnExit(action);

    public override void OnTransition<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, string, string, TSubject> branch) => branch.OnTransition(action);
}
