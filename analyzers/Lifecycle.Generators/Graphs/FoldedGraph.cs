namespace Lifecycle.Generators;

/// <summary>
/// The graph of one definition, as far as the compiler can know it. Equal when everything in it is equal.
/// </summary>
/// <param name="Definition">The metadata name of the definition's type.</param>
/// <param name="Initial">The stage that an instance stands in at first; never a superstage.</param>
/// <param name="Stages">Every stage and superstage.</param>
/// <param name="Triggers">The triggers that the definition names.</param>
/// <param name="Transitions">Every transition, as it applies in each stage that no other stage lies within.</param>
internal sealed record FoldedGraph(
    string Definition,
    string Initial,
    EquatableArray<FoldedStage> Stages,
    EquatableArray<FoldedTrigger> Triggers,
    EquatableArray<FoldedTransition> Transitions);

/// <summary>A stage. Keys are the names of enum members and constants, or the text of the value.</summary>
internal sealed record FoldedStage(
    string Key,
    string? Superstage,
    bool IsSuperstage,
    bool IsTerminal,
    EquatableArray<string> Criteria
);

/// <summary>A trigger, and the metadata name of the type that it carries.</summary>
internal sealed record FoldedTrigger(string Key, string? Payload);

/// <summary>A transition out of one stage.</summary>
/// <param name="From">The stage that the instance stands in.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Kind">What it does with the stage.</param>
/// <param name="To">The stage that it stands in afterwards; <see langword="null"/> for a return.</param>
/// <param name="IsConditional">Whether a condition decides if it is taken.</param>
/// <param name="MayGoOn">Whether an action on the way may fire further triggers.</param>
internal sealed record FoldedTransition(
    string From,
    string Trigger,
    FoldedKind Kind,
    string? To,
    bool IsConditional,
    bool MayGoOn
);

/// <summary>What a transition does with the stage; the names are those of the engine's <c>TransitionKind</c>.</summary>
internal enum FoldedKind
{
    Move = 0,
    Return = 1,
    ReEntry = 2,
    Stay = 3,
    Ignore = 4,
}
