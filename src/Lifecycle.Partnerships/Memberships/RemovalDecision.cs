namespace Lifecycle.Partnerships;

/// <summary>The decision to remove a partner that has not remedied its breach. Immutable.</summary>
/// <param name="DecidedBy">Who decided, for example the board.</param>
/// <param name="Reason">Why the partner is removed.</param>
/// <param name="Vote">By what vote, for example <c>4 of 5</c>.</param>
public sealed record RemovalDecision(string? DecidedBy = null, string? Reason = null, string? Vote = null) : RecordPart;
