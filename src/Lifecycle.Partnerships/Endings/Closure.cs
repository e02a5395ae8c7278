namespace Lifecycle.Partnerships;

/// <summary>What a closure goes back to if it is called off. Immutable.</summary>
/// <param name="From">Implementation or Fulfilment: the stage in which it began, or that was suspended then.</param>
/// <param name="Version">The number of the version that was in force; <see langword="null"/> if none was.</param>
public sealed record Closure(PartnershipStage From, int? Version) : RecordPart;
