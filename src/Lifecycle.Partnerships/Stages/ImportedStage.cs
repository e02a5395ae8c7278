namespace Lifecycle.Partnerships;

/// <summary>
/// Tells that a partnership was entered at its stage instead of going through the stages before. Immutable.
/// </summary>
/// <param name="Stage">The stage.</param>
/// <param name="Since">Since when the partnership was in the stage.</param>
/// <param name="Reason">Why it was entered there.</param>
/// <param name="At">When it was entered.</param>
/// <param name="By">Who entered it; <see langword="null"/> if not named.</param>
public sealed record ImportedStage(
    PartnershipStage Stage, DateTimeOffset Since, string Reason, DateTimeOffset At, string? By = null) : RecordPart;
