using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>The plan for delivering the work. Immutable.</summary>
/// <param name="Milestones">The milestones.</param>
/// <param name="SuccessMeasures">The measures of success.</param>
public sealed record DeliveryPlan(ImmutableList<Milestone> Milestones, ImmutableList<string> SuccessMeasures)
    : RecordPart;
