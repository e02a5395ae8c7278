namespace Lifecycle.Partnerships;

/// <summary>The record of an acceptance that was lifted, so that the text could be changed. Immutable.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record SignatureLifting(string Reason, DateTimeOffset At);
