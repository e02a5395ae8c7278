namespace Lifecycle.Partnerships;

/// <summary>The state of one partnership in a portfolio. Immutable.</summary>
public sealed record PortfolioEntry
{
    /// <summary>The partnership.</summary>
    public required Partnership Partnership { get; init; }

    /// <summary>The current stage of the partnership.</summary>
    public required PartnershipStage Stage { get; init; }

    /// <summary>
    /// The report of a dry run of the next trigger on the main line; <see langword="null"/> in Fulfilment and in
    /// terminal stages, which have none.
    /// </summary>
    public GateReport? Next { get; init; }

    /// <summary>The items that are overdue or fall due within the horizon, earliest first.</summary>
    public required IReadOnlyList<DueItem> Due { get; init; }

    /// <summary>The partners that have committed but have not signed the version in force yet.</summary>
    public required IReadOnlyList<Partner> Joiners { get; init; }

    /// <summary>The expired waivers of criteria for which no other waiver is in force.</summary>
    public required IReadOnlyList<Waiver> ExpiredWaivers { get; init; }

    /// <summary>Whether the agreement in force has expired. A flag, not a stage.</summary>
    public required bool IsExpired { get; init; }

    /// <summary>
    /// Whether a review or report is overdue and nothing has been recorded for
    /// <see cref="PortfolioOptions.DormantAfter"/>. A flag, not a stage.
    /// </summary>
    public required bool IsDormant { get; init; }

    /// <summary>
    /// Whether the next trigger on the main line is blocked; <see cref="Next"/> reports by which criteria.
    /// </summary>
    public bool IsStuck => Next is { Passed: false };

    /// <summary>Name, stage, and what is due or blocked, on one line.</summary>
    public override string ToString() => string.Join("; ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return $"{Partnership}: {Stage}, cycle {Partnership.Cycle}";
        if (IsExpired)
            yield return "expired";
        if (IsDormant)
            yield return "dormant";
        if (IsStuck)
            yield return $"{Next!.Trigger} is blocked by "
                + $"{string.Join(", ", Next.Blocking.Select(line => line.Criterion.Id))}";
        foreach (var item in Due)
            yield return item.ToString();
        foreach (var joiner in Joiners)
            yield return $"{joiner} has committed and has yet to sign";
        foreach (var waiver in ExpiredWaivers)
            yield return $"the waiver of {waiver.CriterionId} has expired";
    }
}
