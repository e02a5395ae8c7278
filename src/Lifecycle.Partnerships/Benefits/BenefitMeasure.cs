using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>What is measured of a benefit. Each kind of benefit has a measure of its own. Immutable.</summary>
/// <param name="What">What is measured, for example <c>people lifted out of fuel poverty</c>.</param>
/// <param name="Unit">The unit of all values, for example <c>people</c>.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReachMeasure), "reach")]
[JsonDerivedType(typeof(ResourceMeasure), "resources")]
[JsonDerivedType(typeof(PracticeMeasure), "practices")]
[JsonDerivedType(typeof(RiskShareMeasure), "riskShares")]
[JsonDerivedType(typeof(UnitCostMeasure), "unitCost")]
public abstract record BenefitMeasure(string What, string Unit)
{
    /// <summary>The kind of benefit that it measures.</summary>
    [JsonIgnore]
    public abstract BenefitKind Kind { get; }
}
