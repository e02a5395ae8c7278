namespace Lifecycle.Partnerships;

/// <summary>The record of a draft that was given up. Immutable.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record DraftWithdrawal(string Reason, DateTimeOffset At);
