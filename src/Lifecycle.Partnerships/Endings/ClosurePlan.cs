namespace Lifecycle.Partnerships;

/// <summary>How the partnership will be wound up. Immutable; what it leaves open is <see langword="null"/>.</summary>
/// <param name="Communication">Who is told what, and when.</param>
/// <param name="Disengagement">How people and services are handed over.</param>
public sealed record ClosurePlan(string? Communication = null, string? Disengagement = null);
