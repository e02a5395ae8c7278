namespace Lifecycle.Partnerships;

/// <summary>Records the withdrawal of a draft. Immutable.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record DraftWithdrawal(string Reason, DateTimeOffset At) : RecordPart;
