namespace Lifecycle.Partnerships;

/// <summary>What <see cref="PartnershipTrigger.Suspend"/> carries. Immutable.</summary>
/// <param name="Reason">Why the work rests.</param>
/// <param name="ReviewBy">When the suspension is to be looked at again; after the moment of suspension.</param>
public sealed record SuspensionNotice(string? Reason = null, DateTimeOffset? ReviewBy = null);
