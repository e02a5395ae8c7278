namespace Lifecycle.Partnerships;

/// <summary>One change of a partner's membership. It stays on record. Immutable.</summary>
/// <param name="From">The stage before.</param>
/// <param name="To">The stage after.</param>
/// <param name="At">When it happened.</param>
/// <param name="By">Who recorded it; <see langword="null"/> if not named, or if it follows from a signature.</param>
public sealed record MembershipMove(MembershipStage From, MembershipStage To, DateTimeOffset At, string? By = null)
    : RecordPart
{
    /// <summary>The commitment, for a move to Committed.</summary>
    public Commitment? Commitment { get; init; }

    /// <summary>The notice of withdrawal, for a move to OnNotice.</summary>
    public WithdrawalNotice? Notice { get; init; }

    /// <summary>The breach, for a move to InBreach.</summary>
    public BreachNotice? Breach { get; init; }

    /// <summary>The merger, for a move to Merged.</summary>
    public OrganisationMerger? Merger { get; init; }

    /// <summary>The decision, for a move to Removed.</summary>
    public RemovalDecision? Removal { get; init; }
}
