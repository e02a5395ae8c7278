namespace Lifecycle.Partnerships;

/// <summary>The terms of reference. Immutable; a missing term is <see langword="null"/>.</summary>
/// <param name="Board">The name and members of the board.</param>
/// <param name="Quorum">How many members must be present to decide.</param>
/// <param name="DecisionRules">How decisions are made.</param>
public sealed record TermsOfReference(string? Board = null, string? Quorum = null, string? DecisionRules = null)
    : RecordPart;
