using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>How a benefit is measured. Each kind of benefit has its own measure. Immutable.</summary>
/// <param name="What">What is measured, for example <c>people lifted out of fuel poverty</c>.</param>
/// <param name="Unit">The unit of all values, for example <c>people</c>.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReachMeasure), "reach")]
[JsonDerivedType(typeof(ResourceMeasure), "resources")]
[JsonDerivedType(typeof(PracticeMeasure), "practices")]
[JsonDerivedType(typeof(RiskShareMeasure), "riskShares")]
[JsonDerivedType(typeof(UnitCostMeasure), "unitCost")]
public abstract record BenefitMeasure(string What, string Unit) : RecordPart
{
    /// <summary>The kind of benefit that this measures.</summary>
    [JsonIgnore]
    public abstract BenefitKind Kind { get; }
}
