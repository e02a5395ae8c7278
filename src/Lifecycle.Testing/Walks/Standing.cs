namespace Lifecycle.Testing;

/// <summary>Where a walk stands: in a stage, with the one that was left for it, to which a return leads.</summary>
internal readonly record struct Standing<TStage, TTrigger>(
    LifecycleStage<TStage, TTrigger> Stage, LifecycleStage<TStage, TTrigger>? Previous)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Where a transition leads; <see langword="null"/> for a return to nowhere.</summary>
    public Standing<TStage, TTrigger>? After(LifecycleTransition<TStage, TTrigger> transition) => transition.Kind switch
    {
        TransitionKind.Move => new(transition.To!, Stage),
        TransitionKind.Return when Previous is not null => new(Previous, Stage),
        TransitionKind.Return => null,
        _ => this,
    };
}
