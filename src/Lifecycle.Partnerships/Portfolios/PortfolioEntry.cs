namespace Lifecycle.Partnerships;

/// <summary>How one partnership of an organisation stands. Immutable.</summary>
public sealed record PortfolioEntry
{
    /// <summary>The partnership.</summary>
    public required Partnership Partnership { get; init; }

    /// <summary>The stage it stands in.</summary>
    public required PartnershipStage Stage { get; init; }

    /// <summary>
    /// What firing the trigger of the main line would do; <see langword="null"/> where there is none: in Fulfilment,
    /// and at an end.
    /// </summary>
    public GateReport? Next { get; init; }

    /// <summary>What is overdue or falls due within the horizon, earliest first.</summary>
    public required IReadOnlyList<DueItem> Due { get; init; }

    /// <summary>The waivers that have run out.</summary>
    public required IReadOnlyList<Waiver> ExpiredWaivers { get; init; }

    /// <summary>
    /// Whether a review is overdue and nothing has been recorded for a long time. A flag, not a stage.
    /// </summary>
    public required bool IsDormant { get; init; }

    /// <summary>Whether the main line is blocked; <see cref="Next"/> says by what.</summary>
    public bool IsStuck => Next is { Passed: false };

    /// <summary>Name, stage, and what is due or blocked, in one line.</summary>
    public override string ToString() => string.Join("; ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return $"{Partnership}: {Stage}, cycle {Partnership.Cycle}";
        if (IsDormant)
            yield return "dormant";
        if (IsStuck)
            yield return $"{Next!.Trigger} is blocked by "
                + $"{string.Join(", ", Next.Blocking.Select(line => line.Criterion.Id))}";
        foreach (var item in Due)
            yield return item.ToString();
        foreach (var waiver in ExpiredWaivers)
            yield return $"the waiver of {waiver.CriterionId} has run out";
    }
}
