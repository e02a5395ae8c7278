namespace Lifecycle.Partnerships;

/// <summary>A partner's notice that it withdraws. Immutable.</summary>
/// <param name="Reason">Why.</param>
/// <param name="EndsAt">When the notice ends; after the moment it is given.</param>
public sealed record WithdrawalNotice(string? Reason = null, DateTimeOffset? EndsAt = null);
