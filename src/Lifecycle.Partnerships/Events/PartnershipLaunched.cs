namespace Lifecycle.Partnerships;

/// <summary>A partnership was launched. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Cycle">The number of the cycle.</param>
/// <param name="At">When it happened.</param>
public sealed record PartnershipLaunched(string Partnership, int Cycle, DateTimeOffset At);
