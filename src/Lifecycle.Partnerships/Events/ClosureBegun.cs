namespace Lifecycle.Partnerships;

/// <summary>A partnership is being wound up. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="At">When it happened.</param>
public sealed record ClosureBegun(string Partnership, DateTimeOffset At);
