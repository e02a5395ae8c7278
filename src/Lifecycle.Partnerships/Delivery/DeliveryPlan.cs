using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>How the work will be delivered. Immutable.</summary>
/// <param name="Milestones">What is to be done, and by when.</param>
/// <param name="SuccessMeasures">By what success will be known.</param>
public sealed record DeliveryPlan(ImmutableList<Milestone> Milestones, ImmutableList<string> SuccessMeasures);
