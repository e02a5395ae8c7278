namespace Lifecycle.Partnerships;

/// <summary>An entry in the register of risks and challenges. Immutable.</summary>
/// <param name="Description">What may happen, or what is hard.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Likelihood">How likely, from 1 (rare) to 5 (almost certain).</param>
/// <param name="Impact">How grave, from 1 (negligible) to 5 (severe).</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="Mitigation">What is done about it.</param>
/// <param name="IsShared">Whether all partners carry it.</param>
public sealed record Risk(
    string Description,
    RiskCategory Category,
    int Likelihood,
    int Impact,
    string Owner,
    string? Mitigation = null,
    bool IsShared = false
)
{
    /// <summary>Where it stands.</summary>
    public RiskStatus Status { get; init; }

    /// <summary>Likelihood times impact, from 1 to 25.</summary>
    public int Score => Likelihood * Impact;
}
