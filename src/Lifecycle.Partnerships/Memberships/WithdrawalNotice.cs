namespace Lifecycle.Partnerships;

/// <summary>A partner's notice of withdrawal. Immutable.</summary>
/// <param name="Reason">Why the partner withdraws.</param>
/// <param name="EndsAt">When the notice ends; after the moment it is recorded.</param>
public sealed record WithdrawalNotice(string? Reason = null, DateTimeOffset? EndsAt = null) : RecordPart;
