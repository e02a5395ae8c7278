namespace Lifecycle;

/// <summary>
/// A recorded decision to let a subject pass one <see cref="Severity.Waivable"/> criterion that is not met. Immutable.
/// </summary>
/// <param name="CriterionId">The id of the criterion that is waived.</param>
/// <param name="GrantedBy">Who decided.</param>
/// <param name="Rationale">Why, as a sentence.</param>
/// <param name="GrantedAt">When it was granted; it lifts nothing before.</param>
/// <param name="ExpiresAt">The instant from which it lifts nothing any more, or <see langword="null"/> for
/// never.</param>
public sealed record Waiver(
    string CriterionId,
    string GrantedBy,
    string Rationale,
    DateTimeOffset GrantedAt,
    DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Says whether the waiver is in force at an instant: granted, and not yet expired.</summary>
    /// <param name="instant">The instant to look at.</param>
    public bool IsInForce(DateTimeOffset instant) => GrantedAt <= instant && (ExpiresAt is null || instant < ExpiresAt);
}
