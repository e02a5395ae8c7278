namespace Lifecycle.Partnerships;

/// <summary>A partnership ended because its purpose is met or its term is over. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="At">When it happened.</param>
public sealed record PartnershipConcluded(string Partnership, DateTimeOffset At);
