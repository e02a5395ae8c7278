using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// A recorded decision to let a subject pass one <see cref="Severity.Waivable"/> criterion that is unmet. Immutable;
/// equal by value.
/// </summary>
/// <param name="CriterionId">The id of the waived criterion.</param>
/// <param name="GrantedBy">The person who granted it.</param>
/// <param name="Rationale">The reason, as a sentence.</param>
/// <param name="GrantedAt">When it was granted. It lifts nothing before that instant.</param>
/// <param name="ExpiresAt">The instant from which it lifts nothing, or <see langword="null"/> for no expiry.</param>
public sealed record Waiver(
    [property: JsonPropertyName("criterionId")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        string CriterionId,
    [property: JsonPropertyName("grantedBy")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        string GrantedBy,
    [property: JsonPropertyName("rationale")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        string Rationale,
    [property: JsonPropertyName("grantedAt")]
    [property: JsonRequired]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        DateTimeOffset GrantedAt,
    [property: JsonPropertyName("expiresAt")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        DateTimeOffset? ExpiresAt = null) : IJsonOnDeserialized
{
    /// <summary>Refuses JSON that no waiver has.</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        ReportCheck.RequireText(CriterionId, "criterionId", "a waiver");
        ReportCheck.RequireText(GrantedBy, "grantedBy", "a waiver");
        ReportCheck.RequireText(Rationale, "rationale", "a waiver");
    }

    /// <summary>Whether the waiver is in force at an instant: granted, and not expired.</summary>
    /// <param name="instant">The instant.</param>
    public bool IsInForce(DateTimeOffset instant) => GrantedAt <= instant && (ExpiresAt is null || instant < ExpiresAt);
}
