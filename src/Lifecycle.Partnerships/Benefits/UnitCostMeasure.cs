using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures lower or shared costs: the cost of one unit, before (the baseline) and after. Immutable.</summary>
/// <param name="What">What is paid for.</param>
/// <param name="Unit">The currency, for example <c>GBP</c>.</param>
/// <param name="Per">What one unit is, for example <c>home insulated</c>.</param>
public sealed record UnitCostMeasure(string What, string Unit, string Per) : BenefitMeasure(What, Unit)
{
    /// <summary>Which common function is shared; <see langword="null"/> if none.</summary>
    public string? SharedFunction { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.ReduceOrShareCosts;
}
