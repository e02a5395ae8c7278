namespace Lifecycle;

/// <summary>The JSON form of prospects.</summary>
internal sealed record ProspectsDocument(string Stage, IReadOnlyList<ProspectDocument> Triggers);

/// <summary>The JSON form of one prospect.</summary>
internal sealed record ProspectDocument(string Trigger, GateReport Report);
