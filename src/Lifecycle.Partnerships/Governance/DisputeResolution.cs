namespace Lifecycle.Partnerships;

/// <summary>How a dispute was resolved. Immutable.</summary>
/// <param name="Outcome">What was found or agreed.</param>
/// <param name="ResolvedBy">The person or body that resolved it, independent of the partners in dispute; for example a
/// mediator, or <c>the board</c>.</param>
/// <param name="At">When it was resolved.</param>
public sealed record DisputeResolution(string Outcome, string ResolvedBy, DateTimeOffset At) : RecordPart;
