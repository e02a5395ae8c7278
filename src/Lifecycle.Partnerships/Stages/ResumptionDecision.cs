using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>The payload of <see cref="PartnershipTrigger.Resume"/>. Immutable.</summary>
/// <param name="Resolution">How the cause of the suspension was resolved.</param>
/// <param name="ReconfirmedBy">The names of the partners that reconfirmed their commitment.</param>
public sealed record ResumptionDecision(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Resolution,
    IReadOnlyCollection<string> ReconfirmedBy) : RecordPart;
