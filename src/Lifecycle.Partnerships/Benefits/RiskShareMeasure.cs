using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures spread risks: how much of the risk each owner carries. Immutable.</summary>
/// <param name="What">The risks.</param>
/// <param name="Shares">The share of each owner, in percent from 0 to 100; together at most 100.</param>
public sealed record RiskShareMeasure(string What, ImmutableDictionary<string, decimal> Shares)
    : BenefitMeasure(What, "% carried by the largest owner")
{
    /// <summary>What the owners can do for each other; <see langword="null"/> if not stated.</summary>
    public string? ComplementaryStrengths { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.SpreadRisks;
}
