namespace Lifecycle.Partnerships;

/// <summary>The closure of a partnership was called off. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Reason">Why; <see langword="null"/> if a criterion of your own did not ask.</param>
/// <param name="At">When it happened.</param>
public sealed record ClosureCalledOff(string Partnership, string? Reason, DateTimeOffset At);
