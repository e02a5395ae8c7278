namespace Lifecycle;

/// <summary>The JSON form of a plan.</summary>
internal sealed record RoutePlanDocument(
    string Start,
    string Goal,
    bool Exists,
    IReadOnlyList<PlannedTransitionDocument> Transitions,
    IReadOnlyList<RoutePlanDocument> Alternatives);

/// <summary>The JSON form of one transition of a plan.</summary>
internal sealed record PlannedTransitionDocument(
    string From,
    string Trigger,
    string To,
    string? Condition,
    GateReport Report);
