using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures new and better ways of working: practices that changed. Immutable.</summary>
/// <param name="What">Which practices change.</param>
/// <param name="Unit">What is counted, for example <c>clinics</c>.</param>
public sealed record PracticeMeasure(string What, string Unit = "practices") : BenefitMeasure(What, Unit)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.NewAndBetterWays;
}
