namespace Lifecycle.Testing;

/// <summary>One step of a walk. An immutable value.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Transition">The transition that is taken.</param>
/// <param name="To">The stage that it leads to; of a return, the one that was left.</param>
public sealed record WalkStep<TStage, TTrigger>(LifecycleTransition<TStage, TTrigger> Transition, TStage To)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The stage that it starts from.</summary>
    public TStage From => Transition.From.Key;

    /// <summary>The trigger.</summary>
    public TTrigger Trigger => Transition.Trigger.Key;
}
