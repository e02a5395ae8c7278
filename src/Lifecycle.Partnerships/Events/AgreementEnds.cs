namespace Lifecycle.Partnerships;

/// <summary>Reminds that the agreement ends, or has ended. Immutable.</summary>
/// <param name="Partnership">The name of the partnership.</param>
/// <param name="Version">The number of the version in force.</param>
/// <param name="Ends">The last day of the agreement.</param>
/// <param name="DaysLeft">How many days are left; 0 on the last day, negative after it.</param>
/// <param name="At">When it happened.</param>
public sealed record AgreementEnds(string Partnership, int Version, DateOnly Ends, int DaysLeft, DateTimeOffset At);
