namespace Lifecycle;

/// <summary>
/// A transition of a <see cref="LifecycleGraph{TStage, TTrigger}"/>, as it applies in one stage; an inherited one
/// appears once for each stage that inherits it. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class LifecycleTransition<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    internal LifecycleTransition()
    {
    }

    /// <summary>The stage that the instance is in; never a superstage.</summary>
    public required LifecycleStage<TStage, TTrigger> From { get; init; }

    /// <summary>The trigger.</summary>
    public required LifecycleTrigger<TTrigger> Trigger { get; init; }

    /// <summary>What it does to the stage.</summary>
    public required TransitionKind Kind { get; init; }

    /// <summary>
    /// The stage that the instance is in afterwards; never a superstage. <see langword="null"/> for a
    /// <see cref="TransitionKind.Return"/>, whose target the instance remembers.
    /// </summary>
    public required LifecycleStage<TStage, TTrigger>? To { get; init; }

    /// <summary>The stage or superstage whose declaration this is.</summary>
    public required LifecycleStage<TStage, TTrigger> DeclaredBy { get; init; }

    /// <summary>
    /// The name of the condition under which this branch is taken; <see langword="null"/> if it has none.
    /// </summary>
    public string? Condition { get; init; }

    /// <summary>
    /// Every criterion in front of it: those in front of every transition, its own, then those of the stages it enters,
    /// outermost first. A <see cref="TransitionKind.Return"/> lacks the latter, since its target is not known before.
    /// </summary>
    public required IReadOnlyList<CriterionDescription> Criteria { get; init; }

    /// <summary>
    /// The types of the events that it emits, in order, as declared. An event may be of a derived type.
    /// </summary>
    public IReadOnlyList<Type> EventTypes { get; init; } = [];

    /// <summary>From, trigger and to in one line.</summary>
    public override string ToString()
    {
        var target = Kind switch
        {
            TransitionKind.Return => "the previous stage",
            TransitionKind.Ignore => "nothing",
            _ => To!.Name,
        };
        return $"{From} on {Trigger}{(Condition is null ? "" : $" when {Condition}")}: {target}";
    }
}
