namespace Lifecycle.Partnerships;

/// <summary>A partnership was abandoned before any agreement came into force. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Reason">Why; <see langword="null"/> if a criterion of your own did not ask.</param>
/// <param name="At">When it happened.</param>
public sealed record PartnershipNotPursued(string Partnership, string? Reason, DateTimeOffset At);
