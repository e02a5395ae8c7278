using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// Everything that is recorded of a partnership. Immutable: <see cref="Partnership"/> replaces it whole at each change,
/// so whoever reads it sees one moment.
/// </summary>
public sealed record PartnershipRecord
{
    /// <summary>The name of the partnership.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation that prepares it. It is a partner like the others.</summary>
    public required string Initiator { get; init; }

    /// <summary>Which turn of the lifecycle this is; counts from 1.</summary>
    public int Cycle { get; init; } = 1;

    /// <summary>When the present stage was entered; <see langword="null"/> in the first Preparation.</summary>
    public DateTimeOffset? StageEnteredAt { get; init; }

    /// <summary>How many reviews there were when the present stage was entered.</summary>
    public int ReviewsBefore { get; init; }

    /// <summary>How many learnings there were when the present stage was entered.</summary>
    public int LearningsBefore { get; init; }

    /// <summary>When it ended; from then on nothing is recorded any more.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why the work rests, and until when; <see langword="null"/> unless suspended.</summary>
    public SuspensionNotice? Suspension { get; init; }

    /// <summary>What the partnership is for.</summary>
    public Objective? Objective { get; init; }

    /// <summary>What the partnership calls itself.</summary>
    public CollaborationKind Kind { get; init; }

    /// <summary>The issues that it works on.</summary>
    public ImmutableList<IssueTag> Issues { get; init => field = value ?? []; } = [];

    /// <summary>The policy documents that drive it.</summary>
    public ImmutableList<PolicyDocument> PolicyDrivers { get; init => field = value ?? []; } = [];

    /// <summary>Whether the partners pool funds.</summary>
    public bool PoolsFunds { get; init; }

    /// <summary>What it will deliver.</summary>
    public ImmutableList<string> Deliverables { get; init => field = value ?? []; } = [];

    /// <summary>What the initiator found about its own capability to work in partnership.</summary>
    public string? Readiness { get; init; }

    /// <summary>What a search of the partnership register found.</summary>
    public string? RegisterSearch { get; init; }

    /// <summary>The organisations in it, the initiator first.</summary>
    public ImmutableList<Partner> Partners { get; init => field = value ?? []; } = [];

    /// <summary>The aims that the partners agreed on.</summary>
    public JointAims? JointAims { get; init; }

    /// <summary>Every version of the agreement, oldest first.</summary>
    public ImmutableList<AgreementVersion> AgreementVersions { get; init => field = value ?? []; } = [];

    /// <summary>The number of the version in force; <see langword="null"/> while none is.</summary>
    public int? VersionInForce { get; init; }

    /// <summary>The benefits register.</summary>
    public ImmutableList<Benefit> Benefits { get; init => field = value ?? []; } = [];

    /// <summary>The register of risks and challenges.</summary>
    public ImmutableList<Risk> Risks { get; init => field = value ?? []; } = [];

    /// <summary>The terms of reference.</summary>
    public Governance? Governance { get; init; }

    /// <summary>Who holds which role.</summary>
    public ImmutableList<Appointment> Appointments { get; init => field = value ?? []; } = [];

    /// <summary>Who works across the boundaries of the partners.</summary>
    public BoundarySpanner? BoundarySpanner { get; init; }

    /// <summary>What the public is told.</summary>
    public PublicAccountability? PublicAccountability { get; init; }

    /// <summary>The reference of the confirmation that the resources are in place.</summary>
    public string? ResourceConfirmation { get; init; }

    /// <summary>How the work will be delivered.</summary>
    public DeliveryPlan? Plan { get; init; }

    /// <summary>What is watched, and when it is reported.</summary>
    public MonitoringFramework? Monitoring { get; init; }

    /// <summary>The reviews that were completed, in the order they were recorded.</summary>
    public ImmutableList<Review> Reviews { get; init => field = value ?? []; } = [];

    /// <summary>What has to be reviewed, since it happened after the last review.</summary>
    public ImmutableList<ReviewCall> ReviewCalls { get; init => field = value ?? []; } = [];

    /// <summary>What was learned at each turn back, in the order it was recorded.</summary>
    public ImmutableList<Learning> Learnings { get; init => field = value ?? []; } = [];

    /// <summary>Why the partnership is not to be pursued.</summary>
    public string? DeclineJustification { get; init; }

    /// <summary>How it will be wound up.</summary>
    public ClosurePlan? ClosurePlan { get; init; }

    /// <summary>What became of what the partners shared.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>The document that ends it early.</summary>
    public Termination? Termination { get; init; }

    /// <summary>The waivers that were granted, expired ones included.</summary>
    public ImmutableList<Waiver> Waivers { get; init => field = value ?? []; } = [];
}
