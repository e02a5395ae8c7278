using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures more resources: an amount that the partners pool, or attract from outside. Immutable.</summary>
/// <param name="What">What the money or resources are for.</param>
/// <param name="Unit">The currency or unit, for example <c>GBP</c>.</param>
/// <param name="IsLeveraged">Whether the amount comes from outside because of the partnership; otherwise the partners
/// pool it.</param>
public sealed record ResourceMeasure(string What, string Unit, bool IsLeveraged) : BenefitMeasure(What, Unit)
{
    /// <summary>What the partners can negotiate together; <see langword="null"/> if not stated.</summary>
    public string? NegotiatingPower { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.MoreResources;
}
