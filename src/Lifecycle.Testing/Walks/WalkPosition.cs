namespace Lifecycle.Testing;

/// <summary>The position of a walk: its stage, and the previous stage, to which a return leads.</summary>
internal readonly record struct WalkPosition<TStage, TTrigger>(
    LifecycleStage<TStage, TTrigger> Stage, LifecycleStage<TStage, TTrigger>? Previous)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>
    /// The position that a transition leads to, or <see langword="null"/> for a return without a previous stage.
    /// </summary>
    public WalkPosition<TStage, TTrigger>? After(LifecycleTransition<TStage, TTrigger> transition) =>
        transition.Kind switch
        {
            TransitionKind.Move => new(transition.To!, Stage),
            TransitionKind.Return when Previous is not null => new(Previous, Stage),
            TransitionKind.Return => null,
            _ => this,
        };
}
