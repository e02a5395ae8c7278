using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>
/// A benefit in the benefits register. Immutable; what is not known yet is <see langword="null"/>, and the gate reports
/// what is missing.
/// </summary>
/// <param name="Name">A short name, unique in the register regardless of case.</param>
/// <param name="Measure">What is measured. The measure determines the kind of benefit.</param>
public sealed record Benefit(string Name, BenefitMeasure Measure) : RecordPart
{
    /// <summary>The kind of benefit.</summary>
    [JsonIgnore]
    public BenefitKind Kind => Measure.Kind;

    /// <summary>Whether the measure should rise or fall. Default: <see cref="BenefitDirection.Increase"/>.</summary>
    public BenefitDirection Direction { get; init; }

    /// <summary>The value at the start.</summary>
    public Measurement? Baseline { get; init; }

    /// <summary>The value to reach, and by when.</summary>
    public Measurement? Target { get; init; }

    /// <summary>Who is accountable for the benefit.</summary>
    public string? Owner { get; init; }

    /// <summary>The measured values, in the order they were recorded.</summary>
    public ImmutableList<Measurement> Actuals { get; init => field = value ?? []; } = [];

    /// <summary>How many of the values were recorded in earlier cycles. They do not account for this one.</summary>
    public int ActualsBefore { get; init; }

    /// <summary>Why no value was measured, where none will be.</summary>
    public string? Explanation { get; init; }

    /// <summary>
    /// The cycle in which its baseline and target were agreed; <see langword="null"/> until Development ends.
    /// </summary>
    public int? AgreedInCycle { get; init; }

    /// <summary>What it was before it was redefined, oldest first.</summary>
    public ImmutableList<BenefitSeries> Earlier { get; init => field = value ?? []; } = [];

    /// <summary>Whether baseline and target are fixed. They are fixed when Development ends.</summary>
    public bool IsFixed { get; init; }

    /// <summary>
    /// How far the latest measured value has moved from the baseline (0) to the target (1); below 0 when it moved away
    /// from the target, above 1 when it passed the target. <see langword="null"/> when it cannot be calculated.
    /// </summary>
    [JsonIgnore]
    public decimal? Progress =>
        this is { Baseline: { } from, Target: { } to, Actuals: [_, ..] } && to.Value != from.Value
            ? Ratio(Latest.Value, from.Value, to.Value)
            : null;

    /// <summary>Whether a value or an explanation of the current cycle is on record.</summary>
    internal bool IsAccountedFor => Actuals.Count > ActualsBefore || Explanation is not null;

    /// <summary>
    /// The same benefit in the next cycle: its values go on, but the next cycle must account for itself.
    /// </summary>
    internal Benefit CarriedOver(int cycle) => this with
    {
        ActualsBefore = Actuals.Count,
        Explanation = null,
        Earlier = Explanation is null
            ? Earlier
            : Earlier.Add(new(AgreedInCycle ?? cycle, Measure, Direction, Baseline, Target)
            {
                Explanation = Explanation,
            }),
    };

    // The last one recorded, of those measured on the same day.
    private Measurement Latest => Actuals.OrderBy(actual => actual.On).Last();

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
