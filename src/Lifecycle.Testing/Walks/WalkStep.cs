namespace Lifecycle.Testing;

/// <summary>One step of a walk. Immutable; compared by value.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Transition">The transition that is taken.</param>
/// <param name="To">The stage that the step leads to. For a return, that is the previous stage of the walk.</param>
public sealed record WalkStep<TStage, TTrigger>(LifecycleTransition<TStage, TTrigger> Transition, TStage To)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The stage that the step leaves.</summary>
    public TStage From => Transition.From.Key;

    /// <summary>The trigger that is fired.</summary>
    public TTrigger Trigger => Transition.Trigger.Key;
}
