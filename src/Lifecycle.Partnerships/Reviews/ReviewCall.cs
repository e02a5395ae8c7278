namespace Lifecycle.Partnerships;

/// <summary>Calls for a review because of an event. Immutable.</summary>
/// <param name="Reason">What happened.</param>
/// <param name="Since">When it happened.</param>
public sealed record ReviewCall(string Reason, DateTimeOffset Since) : RecordPart;
