using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// What a benefit was before it was redefined: measure, baseline, target and the values measured against them. They
/// stay on record and do not count for the present definition. Immutable.
/// </summary>
/// <param name="Cycle">The number of the cycle in which it was agreed, or measured.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Direction">Whether the measure was to rise or fall.</param>
/// <param name="Baseline">The value at the start.</param>
/// <param name="Target">The value to reach.</param>
public sealed record BenefitSeries(
    int Cycle,
    BenefitMeasure Measure,
    BenefitDirection Direction,
    Measurement? Baseline = null,
    Measurement? Target = null) : RecordPart
{
    /// <summary>The values measured with this measure that no longer count, in the order they were recorded.</summary>
    public ImmutableList<Measurement> Actuals { get; init => field = value ?? []; } = [];

    /// <summary>Why no value was measured.</summary>
    public string? Explanation { get; init; }
}
