using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>A waiver that was granted. It stays on record when it expires or is revoked. Immutable.</summary>
/// <param name="CriterionId">The id of the waived criterion.</param>
/// <param name="GrantedBy">Who granted it.</param>
/// <param name="Rationale">Why.</param>
/// <param name="RequestedBy">Who requested it.</param>
/// <param name="GrantedAt">When it was granted.</param>
/// <param name="ExpiresAt">From when it lifts nothing; <see langword="null"/> for no expiry.</param>
[method: JsonConstructor]
public sealed record GrantedWaiver(
    string CriterionId,
    string GrantedBy,
    string Rationale,
    string RequestedBy,
    DateTimeOffset GrantedAt,
    DateTimeOffset? ExpiresAt = null) : RecordPart
{
    /// <summary>Records a waiver.</summary>
    /// <param name="waiver">The waiver.</param>
    /// <param name="requestedBy">Who requested it.</param>
    public GrantedWaiver(Waiver waiver, string requestedBy)
        : this(
            (waiver ?? throw new ArgumentNullException(nameof(waiver))).CriterionId,
            waiver.GrantedBy,
            waiver.Rationale,
            requestedBy,
            waiver.GrantedAt,
            waiver.ExpiresAt)
    {
    }

    /// <summary>The waiver, as the gates evaluate it.</summary>
    public Waiver Waiver => new(CriterionId, GrantedBy, Rationale, GrantedAt, ExpiresAt);

    /// <summary>When and why it was revoked; <see langword="null"/> if it was not.</summary>
    public WaiverRevocation? Revocation { get; init; }

    /// <summary>Whether it has been granted, has not been revoked and has not expired at an instant.</summary>
    /// <param name="at">The instant.</param>
    public bool IsInForce(DateTimeOffset at) => Revocation is null && Waiver.IsInForce(at);

    /// <summary>The waiver as text.</summary>
    public override string ToString() => $"{Waiver}";
}
