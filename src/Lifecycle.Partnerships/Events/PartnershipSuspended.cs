namespace Lifecycle.Partnerships;

/// <summary>A partnership was suspended, or its suspension was extended. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Reason">Why; <see langword="null"/> if a criterion of your own did not ask.</param>
/// <param name="ReviewBy">When the suspension must be reviewed; <see
/// langword="null"/> if a criterion of your own did not ask.</param>
/// <param name="At">When it happened.</param>
public sealed record PartnershipSuspended(
    string Partnership, string? Reason, DateTimeOffset? ReviewBy, DateTimeOffset At);
