using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>
/// An entry in the benefits register. Immutable; what is not known yet is <see langword="null"/>, and the gate says
/// what is missing.
/// </summary>
/// <param name="Name">A short name, unique in the register, whatever the case of its letters.</param>
/// <param name="Measure">What is measured, which tells the kind of benefit.</param>
public sealed record Benefit(string Name, BenefitMeasure Measure)
{
    /// <summary>What kind of benefit it is.</summary>
    [JsonIgnore]
    public BenefitKind Kind => Measure.Kind;

    /// <summary>Which way the measure has to go.</summary>
    public BenefitDirection Direction { get; init; }

    /// <summary>The value to start from.</summary>
    public Measurement? Baseline { get; init; }

    /// <summary>The value to reach, and by when.</summary>
    public Measurement? Target { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What was measured, in the order it was recorded.</summary>
    public ImmutableList<Measurement> Actuals { get; init => field = value ?? []; } = [];

    /// <summary>Why there is no actual, where there will be none.</summary>
    public string? Explanation { get; init; }

    /// <summary>Whether baseline and target are fixed, since they were agreed when Development ended.</summary>
    public bool IsFixed { get; init; }

    /// <summary>
    /// How far the last actual has come from the baseline (0) to the target (1); below 0 when it went the other way,
    /// above 1 when it went beyond. <see langword="null"/> while it cannot be told.
    /// </summary>
    [JsonIgnore]
    public decimal? Progress =>
        this is { Baseline: { } from, Target: { } to, Actuals: [.., var last] } && to.Value != from.Value
            ? Ratio(last.Value, from.Value, to.Value)
            : null;

    private static decimal? Ratio(decimal last, decimal from, decimal to)
    {
        try
        {
            return (last - from) / (to - from);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
