using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Measures spread risks: how much of the risk each owner carries. Immutable.</summary>
/// <param name="What">The risks.</param>
/// <param name="Shares">The share of each owner, a partner, in percent from 0 to 100; together 100. Empty while not
/// agreed.</param>
public sealed record RiskShareMeasure(string What, ImmutableDictionary<string, decimal> Shares)
    : BenefitMeasure(What, "% carried by the largest owner")
{
    /// <summary>What the owners can do for each other; <see langword="null"/> if not stated.</summary>
    public string? ComplementaryStrengths { get; init; }

    internal static bool AreComplete(ImmutableDictionary<string, decimal> shares) =>
        shares.IsEmpty || (shares.Values.All(share => share is >= 0 and <= 100) && shares.Values.Sum() == 100);

    /// <inheritdoc/>
    [JsonIgnore]
    public override BenefitKind Kind => BenefitKind.SpreadRisks;
}
