namespace Lifecycle.Generators;

/// <summary>
/// The graph of one definition as known at compile time. Two graphs are equal when all their parts are equal.
/// </summary>
/// <param name="Definition">The metadata name of the definition's type.</param>
/// <param name="Initial">The stage that an instance starts in; never a superstage.</param>
/// <param name="Stages">Every stage and superstage.</param>
/// <param name="Triggers">The triggers that the definition mentions.</param>
/// <param name="Transitions">Every transition, once for each stage (not superstage) that has or inherits it.</param>
internal sealed record FoldedGraph(
    string Definition,
    string Initial,
    EquatableArray<FoldedStage> Stages,
    EquatableArray<FoldedTrigger> Triggers,
    EquatableArray<FoldedTransition> Transitions);

/// <summary>A stage. A key is the name of an enum member, or the text of any other constant.</summary>
internal sealed record FoldedStage(
    string Key,
    string? Superstage,
    bool IsSuperstage,
    bool IsTerminal,
    EquatableArray<string> Criteria
);

/// <summary>A trigger, and the metadata name of its payload type, if it carries a payload.</summary>
internal sealed record FoldedTrigger(string Key, string? Payload);

/// <summary>A transition out of one stage.</summary>
/// <param name="From">The stage that the instance is in before.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Kind">How it changes the stage.</param>
/// <param name="To">The stage that the instance is in afterwards; <see langword="null"/> for a return.</param>
/// <param name="IsConditional">Whether a condition decides if the transition is taken.</param>
/// <param name="MayFollowUp">Whether one of its actions may fire follow-up triggers.</param>
internal sealed record FoldedTransition(
    string From,
    string Trigger,
    FoldedKind Kind,
    string? To,
    bool IsConditional,
    bool MayFollowUp
)
{
    /// <summary>The ids of all criteria in front of it, in the order of evaluation.</summary>
    public EquatableArray<string> Criteria { get; init; }
}

/// <summary>How a transition changes the stage. The names match the engine's <c>TransitionKind</c>.</summary>
internal enum FoldedKind
{
    Move = 0,
    Return = 1,
    ReEntry = 2,
    Stay = 3,
    Ignore = 4,
}
