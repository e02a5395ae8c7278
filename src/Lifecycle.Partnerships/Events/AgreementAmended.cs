namespace Lifecycle.Partnerships;

/// <summary>An amendment came into force. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Version">The number of the version.</param>
/// <param name="Ends">The last day of the agreement; <see langword="null"/> if it has none.</param>
/// <param name="At">When it happened.</param>
public sealed record AgreementAmended(string Partnership, int Version, DateOnly? Ends, DateTimeOffset At);
