using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures more resources: an amount that is pooled, or attracted from outside. Immutable.</summary>
/// <param name="What">What the money or means are for.</param>
/// <param name="Unit">The currency or unit, for example <c>GBP</c>.</param>
/// <param name="IsLeveraged">Whether it comes from outside because of the partnership; otherwise the partners pool
/// it.</param>
public sealed record ResourceMeasure(string What, string Unit, bool IsLeveraged) : BenefitMeasure(What, Unit)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.MoreResources;
}
