namespace Lifecycle.Partnerships;

/// <summary>The last reminder that an agreement ends. Immutable.</summary>
/// <param name="End">The last day of the agreement at that time.</param>
/// <param name="DaysLeft">How many days were left; negative after the end.</param>
/// <param name="At">When it was given.</param>
public sealed record AgreementReminder(DateOnly End, int DaysLeft, DateTimeOffset At) : RecordPart;
