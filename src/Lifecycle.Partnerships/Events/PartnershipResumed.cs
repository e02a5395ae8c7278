namespace Lifecycle.Partnerships;

/// <summary>A suspended partnership was resumed. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Resolution">How the cause was resolved; <see langword="null"/> if a criterion of your own did not
/// ask.</param>
/// <param name="At">When it happened.</param>
public sealed record PartnershipResumed(string Partnership, string? Resolution, DateTimeOffset At);
