using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures greater impact: who is reached, and the joint outcome. Immutable.</summary>
/// <param name="What">Who or what is reached.</param>
/// <param name="Unit">The unit, for example <c>people</c>.</param>
/// <param name="JointOutcome">What the partners achieve together that none could achieve alone.</param>
public sealed record ReachMeasure(string What, string Unit, string JointOutcome) : BenefitMeasure(What, Unit)
{
    /// <summary>Which disadvantaged population is reached; <see langword="null"/> if none in particular.</summary>
    public string? DisadvantagedGroup { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.GreaterImpact;
}
