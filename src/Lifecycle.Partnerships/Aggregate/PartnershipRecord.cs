using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>
/// Everything recorded about a partnership. Immutable: <see cref="Partnership"/> replaces the whole record at each
/// change, so a reader always sees a consistent state.
/// </summary>
public sealed record PartnershipRecord : RecordPart
{
    /// <summary>The name of the partnership.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation that prepares the partnership. It is a partner like the others.</summary>
    public required string Initiator { get; init; }

    /// <summary>The number of the current cycle, from 1.</summary>
    [JsonIgnore]
    public int Cycle { get; init; } = 1;

    // Source-generated JSON resets an init-only property that is missing, and the cycle may be missing.
    [JsonInclude]
    [JsonPropertyName("cycle")]
    internal int? StoredCycle
    {
        get => Cycle;
        init => Cycle = value ?? 1;
    }

    /// <summary>
    /// The stage that was entered last, to tell whether a snapshot belongs to this record; <see langword="null"/> in
    /// the first Preparation. The instance of the lifecycle holds the stage.
    /// </summary>
    public PartnershipStage? Stage { get; init; }

    /// <summary>When the current stage was entered; <see langword="null"/> in the first Preparation.</summary>
    public DateTimeOffset? StageEnteredAt { get; init; }

    /// <summary>How many reviews were recorded when the current stage was entered.</summary>
    public int ReviewsBefore { get; init; }

    /// <summary>How many reviews were recorded when the current cycle began.</summary>
    public int ReviewsBeforeCycle { get; init; }

    /// <summary>How many reviews were recorded when work last began or went on.</summary>
    public int ReviewsBeforeAttempt { get; init; }

    /// <summary>How many learnings were recorded when the current stage was entered.</summary>
    public int LearningsBefore { get; init; }

    /// <summary>
    /// When the partnership ended; nothing can be recorded after that. <see langword="null"/> until then.
    /// </summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Every suspension, oldest first. The last one has no end while the partnership is suspended.</summary>
    public ImmutableList<Suspension> Suspensions { get; init => field = value ?? []; } = [];

    /// <summary>The IANA id of the time zone in which its days are counted; <see langword="null"/> for that of the
    /// clock.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What the partnership is for.</summary>
    public Objective? Objective { get; init; }

    /// <summary>What the partnership calls itself. Default: <see cref="CollaborationKind.Partnership"/>.</summary>
    public CollaborationKind Kind { get; init; }

    /// <summary>The issues that the partnership works on.</summary>
    public ImmutableList<IssueTag> Issues { get; init => field = value ?? []; } = [];

    /// <summary>The policy documents that drive the partnership.</summary>
    public ImmutableList<PolicyDocument> PolicyDrivers { get; init => field = value ?? []; } = [];

    /// <summary>Whether the partners pool funds.</summary>
    public bool PoolsFunds { get; init; }

    /// <summary>What the partnership will deliver.</summary>
    public ImmutableList<string> Deliverables { get; init => field = value ?? []; } = [];

    /// <summary>The initiator's assessment of its readiness to work in partnership.</summary>
    public string? Readiness { get; init; }

    /// <summary>What a search of the partnership register found.</summary>
    public string? RegisterSearch { get; init; }

    /// <summary>The partners, the initiator first.</summary>
    public ImmutableList<Partner> Partners { get; init => field = value ?? []; } = [];

    /// <summary>The aims that the partners agreed on.</summary>
    public JointAims? JointAims { get; init; }

    /// <summary>Every version of the agreement, oldest first.</summary>
    public ImmutableList<AgreementVersion> AgreementVersions { get; init => field = value ?? []; } = [];

    /// <summary>The number of the version in force; <see langword="null"/> while none is.</summary>
    public int? VersionInForce { get; init; }

    /// <summary>The last reminder that the agreement ends; <see langword="null"/> until the first.</summary>
    public AgreementReminder? LastReminder { get; init; }

    /// <summary>What the closure goes back to if it is called off; <see langword="null"/> unless closing.</summary>
    public Closure? Closure { get; init; }

    /// <summary>How the partnership was entered at its stage; <see langword="null"/> if it went through its
    /// stages.</summary>
    public ImportedStage? Imported { get; init; }

    /// <summary>The entry criteria of the stage that no longer hold, as last noted.</summary>
    public ImmutableList<Lapse> Lapses { get; init => field = value ?? []; } = [];

    /// <summary>The benefits register.</summary>
    public ImmutableList<Benefit> Benefits { get; init => field = value ?? []; } = [];

    /// <summary>The register of risks and challenges.</summary>
    public ImmutableList<Risk> Risks { get; init => field = value ?? []; } = [];

    /// <summary>The terms of reference.</summary>
    public TermsOfReference? Governance { get; init; }

    /// <summary>Who holds or held which role, in the order of appointment.</summary>
    public ImmutableList<Appointment> Appointments { get; init => field = value ?? []; } = [];

    /// <summary>The people who work or worked across the boundaries of the partners.</summary>
    public ImmutableList<BoundarySpanner> BoundarySpanners { get; init => field = value ?? []; } = [];

    /// <summary>The decisions of the board, in the order they were recorded.</summary>
    public ImmutableList<BoardDecision> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>The disputes between partners, in the order they were raised, resolved or not.</summary>
    public ImmutableList<Dispute> Disputes { get; init => field = value ?? []; } = [];

    /// <summary>What applications keep with the record, as JSON by key (<see cref="Partnership.Extend"/>).</summary>
    public ImmutableDictionary<string, JsonElement> Extensions
    {
        get;
        init => field = value ?? ImmutableDictionary<string, JsonElement>.Empty;
    } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>How the partnership is accountable to the public.</summary>
    public PublicAccountability? PublicAccountability { get; init; }

    /// <summary>The reference of the confirmation that the resources are in place.</summary>
    public string? ResourceConfirmation { get; init; }

    /// <summary>The delivery plan.</summary>
    public DeliveryPlan? Plan { get; init; }

    /// <summary>The monitoring framework.</summary>
    public MonitoringFramework? Monitoring { get; init; }

    /// <summary>The completed reviews, in the order they were recorded.</summary>
    public ImmutableList<Review> Reviews { get; init => field = value ?? []; } = [];

    /// <summary>The events that call for a review and have not been reviewed yet.</summary>
    public ImmutableList<ReviewCall> ReviewCalls { get; init => field = value ?? []; } = [];

    /// <summary>The learnings recorded for each return to an earlier stage, in the order they were recorded.</summary>
    public ImmutableList<Learning> Learnings { get; init => field = value ?? []; } = [];

    /// <summary>Why the partnership is not pursued.</summary>
    public string? DeclineJustification { get; init; }

    /// <summary>The plan for winding up the partnership.</summary>
    public ClosurePlan? ClosurePlan { get; init; }

    /// <summary>How shared assets, funds and liabilities were settled.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>The document that ends the partnership early.</summary>
    public Termination? Termination { get; init; }

    /// <summary>The papers of endings that did not come about, oldest first.</summary>
    public ImmutableList<ClosingPapers> EarlierPapers { get; init => field = value ?? []; } = [];

    /// <summary>The granted waivers, including those that expired or were revoked.</summary>
    public ImmutableList<GrantedWaiver> Waivers { get; init => field = value ?? []; } = [];

    /// <summary>Every fact that was recorded, oldest first: when, by whom, and the value before.</summary>
    public ImmutableList<RecordedChange> Changes { get; init => field = value ?? []; } = [];
}
