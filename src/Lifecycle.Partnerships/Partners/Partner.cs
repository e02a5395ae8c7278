using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// One organisation in a partnership, with what it has said and shown so far. Immutable: the methods of
/// <see cref="Partnership"/> replace it.
/// </summary>
public sealed record Partner
{
    /// <summary>The name of the organisation; unique in the partnership, whatever the case of its letters.</summary>
    public required string Name { get; init; }

    /// <summary>The sector it works in.</summary>
    public required Sector Sector { get; init; }

    /// <summary>
    /// The body it belongs to, where it is not independent: two parts of one body count as one party.
    /// </summary>
    public string? PartOf { get; init; }

    /// <summary>Where its membership stands.</summary>
    public MembershipStage Stage { get; init; }

    /// <summary>When its membership entered that stage; <see langword="null"/> since it was named.</summary>
    public DateTimeOffset? StageEnteredAt { get; init; }

    /// <summary>How many changes of its membership were accepted.</summary>
    public long MembershipVersion { get; init; }

    /// <summary>The notice that it gave; <see langword="null"/> if it gave none.</summary>
    public WithdrawalNotice? Notice { get; init; }

    /// <summary>The breach that it is to remedy; <see langword="null"/> unless in breach.</summary>
    public BreachNotice? Breach { get; init; }

    /// <summary>
    /// How committed it shows itself, from 1 (hardly) to 5 (fully); <see langword="null"/> while not rated.
    /// </summary>
    public int? CommitmentRating { get; init; }

    /// <summary>The engagement log: what was talked about, and when.</summary>
    public ImmutableList<Engagement> Engagements { get; init => field = value ?? []; } = [];

    /// <summary>The letter that commits it; <see langword="null"/> until there is one.</summary>
    public Commitment? Commitment { get; init; }

    /// <summary>What it brings and does.</summary>
    public Contribution? Contribution { get; init; }

    /// <summary>What was checked about it before joining hands.</summary>
    public DueDiligence? DueDiligence { get; init; }

    /// <summary>Whether it acknowledges the joint aims as they are stated at present.</summary>
    public bool AcknowledgesAims { get; init; }

    /// <summary>Whether it has committed itself, and is not about to leave.</summary>
    public bool IsCommitted => Stage is MembershipStage.Committed or MembershipStage.Active or MembershipStage.InBreach;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
