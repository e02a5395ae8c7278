namespace Lifecycle;

/// <summary>The JSON form of a transition's result. Events are not part of it: they leave through a store.</summary>
internal sealed record ResultDocument(
    TransitionOutcome Outcome,
    string From,
    string To,
    string Trigger,
    GateReport Report,
    IReadOnlyList<ResultDocument> FollowUps,
    long? Version);
