namespace Lifecycle.Partnerships;

/// <summary>An entry criterion of the present stage that no longer holds. Immutable.</summary>
/// <param name="CriterionId">The id of the criterion.</param>
/// <param name="Reason">Why it does not hold, as a sentence.</param>
/// <param name="Since">When this was first noted.</param>
public sealed record Lapse(string CriterionId, string Reason, DateTimeOffset Since) : RecordPart;
