namespace Lifecycle.Partnerships;

/// <summary>Records that a signature was lifted so that the text could change. Immutable.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record SignatureLifting(string Reason, DateTimeOffset At) : RecordPart;
