namespace Lifecycle.Partnerships;

/// <summary>What <see cref="PartnershipTrigger.Resume"/> carries. Immutable.</summary>
/// <param name="Resolution">How the cause of the suspension was resolved.</param>
/// <param name="ReconfirmedBy">The partners that confirmed their commitment again, by name.</param>
public sealed record ResumptionDecision(string? Resolution, IReadOnlyCollection<string> ReconfirmedBy);
