using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// One organisation in a partnership, and everything recorded about it. Immutable: the methods of
/// <see cref="Partnership"/> replace it.
/// </summary>
public sealed record Partner : RecordPart
{
    /// <summary>
    /// What identifies the partner in this partnership, whatever it is called; <see langword="null"/> only in a record
    /// that was written without.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Its identifier elsewhere, such as an ODS code or a company number.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Its former names, oldest first. The record still finds it by them.</summary>
    public ImmutableList<FormerName> FormerNames { get; init => field = value ?? []; } = [];

    /// <summary>The name of the organisation; unique in the partnership regardless of case.</summary>
    public required string Name { get; init; }

    /// <summary>The sector it works in.</summary>
    public required Sector Sector { get; init; }

    /// <summary>
    /// The body that the organisation belongs to; <see langword="null"/> if it is independent. Parts of the same body
    /// count as one party.
    /// </summary>
    public string? PartOf { get; init; }

    /// <summary>The stage of its membership.</summary>
    public MembershipStage Stage { get; init; }

    /// <summary>
    /// When its membership entered that stage; <see langword="null"/> until its first change of stage.
    /// </summary>
    public DateTimeOffset? StageEnteredAt { get; init; }

    /// <summary>The version of its membership: how many changes of stage were accepted.</summary>
    public long MembershipVersion { get; init; }

    /// <summary>The notice of withdrawal it gave; <see langword="null"/> if it gave none.</summary>
    public WithdrawalNotice? Notice { get; init; }

    /// <summary>The breach it must remedy; <see langword="null"/> unless in breach.</summary>
    public BreachNotice? Breach { get; init; }

    /// <summary>The decision by which it was removed; <see langword="null"/> unless removed.</summary>
    public RemovalDecision? Removal { get; init; }

    /// <summary>The ratings of its commitment, in the order they were given.</summary>
    public ImmutableList<CommitmentRating> CommitmentRatings { get; init => field = value ?? []; } = [];

    /// <summary>Its latest rated commitment, from 1 (hardly) to 5 (fully); <see langword="null"/> while not
    /// rated.</summary>
    public int? CommitmentRating => CommitmentRatings is [.., var last] ? last.Rating : null;

    /// <summary>
    /// Every change of its membership, oldest first: also breaches, remedies and notices that are over.
    /// </summary>
    public ImmutableList<MembershipMove> Moves { get; init => field = value ?? []; } = [];

    /// <summary>Its memberships that are over, oldest first; empty unless it was invited again.</summary>
    public ImmutableList<EarlierMembership> EarlierMemberships { get; init => field = value ?? []; } = [];

    /// <summary>The engagement log: every recorded contact, in the order recorded.</summary>
    public ImmutableList<Engagement> Engagements { get; init => field = value ?? []; } = [];

    /// <summary>Its commitment letter; <see langword="null"/> until it commits.</summary>
    public Commitment? Commitment { get; init; }

    /// <summary>What it contributes; <see langword="null"/> until recorded.</summary>
    public Contribution? Contribution { get; init; }

    /// <summary>The due diligence on it; <see langword="null"/> until recorded.</summary>
    public DueDiligence? DueDiligence { get; init; }

    /// <summary>Whether it has acknowledged the current joint aims.</summary>
    public bool AcknowledgesAims { get; init; }

    /// <summary>
    /// Whether its membership is Committed, Active, OnNotice or InBreach. A partner on notice remains until its notice
    /// ends.
    /// </summary>
    public bool IsCommitted =>
        Stage is MembershipStage.Committed
            or MembershipStage.Active
            or MembershipStage.OnNotice
            or MembershipStage.InBreach;

    /// <summary>Whether it declined, withdrew, was removed, or merged into another partner.</summary>
    public bool HasLeft =>
        Stage is MembershipStage.Declined
            or MembershipStage.Withdrawn
            or MembershipStage.Removed
            or MembershipStage.Merged;

    /// <summary>The name of the partner that it merged into; <see langword="null"/> if it did not.</summary>
    internal string? MergedInto => Stage == MembershipStage.Merged ? Moves[^1].Merger?.Into : null;

    /// <summary>Whether a name is its name, or one of its former names. Case is ignored.</summary>
    /// <param name="name">The name.</param>
    public bool IsCalled(string name) =>
        OrganisationName.AreEqual(Name, name)
        || FormerNames.Exists(former => OrganisationName.AreEqual(former.Name, name));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
