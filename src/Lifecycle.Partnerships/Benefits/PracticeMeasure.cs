using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures new and better ways of working: practices that changed. Immutable.</summary>
/// <param name="What">Which practices change.</param>
/// <param name="Unit">What is counted, for example <c>clinics</c>.</param>
public sealed record PracticeMeasure(string What, string Unit = "practices") : BenefitMeasure(What, Unit)
{
    /// <summary>What the partners learn about needs and opportunities; <see langword="null"/> if not stated.</summary>
    public string? Intelligence { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.NewAndBetterWays;
}
