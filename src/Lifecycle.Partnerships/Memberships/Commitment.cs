namespace Lifecycle.Partnerships;

/// <summary>A partner's commitment to take part. Immutable.</summary>
/// <param name="Letter">The reference of the commitment letter.</param>
/// <param name="At">When the partner committed.</param>
public sealed record Commitment(string Letter, DateTimeOffset At) : RecordPart;
