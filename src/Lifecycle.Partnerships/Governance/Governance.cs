namespace Lifecycle.Partnerships;

/// <summary>The terms of reference. Immutable; what they leave open is <see langword="null"/>.</summary>
/// <param name="Board">The board, by name and membership.</param>
/// <param name="Quorum">How many have to be there to decide.</param>
/// <param name="DecisionRules">How decisions are taken.</param>
public sealed record Governance(string? Board = null, string? Quorum = null, string? DecisionRules = null);
