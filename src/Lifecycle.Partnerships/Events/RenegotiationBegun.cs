namespace Lifecycle.Partnerships;

/// <summary>A partnership went back to Development, to change its agreement. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Reason">Why; <see langword="null"/> if a criterion of your own did not ask.</param>
/// <param name="At">When it happened.</param>
public sealed record RenegotiationBegun(string Partnership, string? Reason, DateTimeOffset At);
