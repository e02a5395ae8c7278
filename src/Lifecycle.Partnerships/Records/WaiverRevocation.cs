namespace Lifecycle.Partnerships;

/// <summary>Records that a waiver was revoked. Immutable.</summary>
/// <param name="By">Who revoked it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record WaiverRevocation(string By, string Reason, DateTimeOffset At) : RecordPart;
