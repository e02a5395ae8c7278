using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures greater impact: who is reached, and what comes of it jointly. Immutable.</summary>
/// <param name="What">Who or what is reached.</param>
/// <param name="Unit">The unit, for example <c>people</c>.</param>
/// <param name="JointOutcome">What the partners bring about together that none could alone.</param>
public sealed record ReachMeasure(string What, string Unit, string JointOutcome) : BenefitMeasure(What, Unit)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.GreaterImpact;
}
