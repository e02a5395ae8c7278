namespace Lifecycle.Partnerships;

/// <summary>A partnership ended early. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Reason">Why; <see langword="null"/> if a criterion of your own did not ask.</param>
/// <param name="At">When it happened.</param>
public sealed record PartnershipDissolved(string Partnership, string? Reason, DateTimeOffset At);
