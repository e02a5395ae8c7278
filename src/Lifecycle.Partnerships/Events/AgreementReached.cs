namespace Lifecycle.Partnerships;

/// <summary>An agreement came into force, and the partnership is in Implementation. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Version">The number of the version.</param>
/// <param name="At">When it happened.</param>
public sealed record AgreementReached(string Partnership, int Version, DateTimeOffset At);
