namespace Lifecycle.Partnerships;

/// <summary>The payload of <see cref="PartnershipTrigger.Suspend"/>. Immutable.</summary>
/// <param name="Reason">Why work is paused.</param>
/// <param name="ReviewBy">When the suspension must be reviewed; after the moment of suspension.</param>
public sealed record SuspensionNotice(string? Reason = null, DateTimeOffset? ReviewBy = null) : RecordPart;
