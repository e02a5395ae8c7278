namespace Lifecycle.Partnerships;

/// <summary>A partnership began its next cycle. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Cycle">The number of the new cycle.</param>
/// <param name="At">When it happened.</param>
public sealed record CycleStarted(string Partnership, int Cycle, DateTimeOffset At);
