namespace Lifecycle.Partnerships;

/// <summary>The plan for winding up the partnership. Immutable; a missing part is <see langword="null"/>.</summary>
/// <param name="Communication">What is communicated to whom, and when.</param>
/// <param name="Disengagement">How people and services are handed over.</param>
public sealed record ClosurePlan(string? Communication = null, string? Disengagement = null) : RecordPart;
