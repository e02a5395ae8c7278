namespace Lifecycle.Partnerships;

/// <summary>A risk, challenge or opportunity in the register. Immutable.</summary>
/// <param name="Description">What may happen, or what is difficult.</param>
/// <param name="Category">The category.</param>
/// <param name="Likelihood">The likelihood, from 1 (rare) to 5 (almost certain).</param>
/// <param name="Impact">The impact, from 1 (negligible) to 5 (severe).</param>
/// <param name="Owner">Who is responsible for managing the risk.</param>
/// <param name="Mitigation">What is done to reduce the risk.</param>
/// <param name="IsShared">Whether all partners share the risk.</param>
public sealed record Risk(
    string Description,
    RiskCategory Category,
    int Likelihood,
    int Impact,
    string Owner,
    string? Mitigation = null,
    bool IsShared = false
) : RecordPart
{
    /// <summary>The status. Default: <see cref="RiskStatus.Open"/>.</summary>
    public RiskStatus Status { get; init; }

    /// <summary>Whether this is an opportunity. It is in the register beside the risks, and rates no report.</summary>
    public bool IsOpportunity { get; init; }

    /// <summary>Likelihood times impact, from 1 to 25.</summary>
    public int Score => Likelihood * Impact;
}
