namespace Lifecycle;

/// <summary>The JSON form of a history entry.</summary>
internal sealed record HistoryEntryDocument(
    DateTimeOffset At,
    TransitionOutcome Outcome,
    string From,
    string To,
    string Trigger,
    string? Actor,
    string? Reason,
    long Version,
    GateReport Report);
