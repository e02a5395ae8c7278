using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <summary>
/// A partnership between organisations: everything recorded about it, and the operations that change it. It does not
/// hold its stage; the <see cref="LifecycleInstance{TStage, TTrigger, TSubject}"/> whose subject it is does. Reads are
/// thread-safe; only one thread at a time may make changes.
/// </summary>
/// <remarks>
/// A change that a rule forbids throws a <see cref="PartnershipRuleException"/>, and a blank text throws an
/// <see cref="ArgumentException"/>; in both cases nothing changes. Documents may be incomplete: the entry criteria
/// decide whether they are enough for the next stage. A fact that is dated after <see cref="Clock"/> is refused.
/// </remarks>
public sealed partial class Partnership
{
    /// <summary>Creates a partnership in preparation.</summary>
    /// <param name="name">The name of the partnership.</param>
    /// <param name="initiator">The organisation that prepares the partnership. It becomes the first partner.</param>
    /// <param name="sector">The sector of the initiator.</param>
    /// <param name="partOf">The body that the initiator belongs to; <see langword="null"/> if it is
    /// independent.</param>
    /// <param name="clock">The clock; <see langword="null"/> for the system's.</param>
    public Partnership(
        string name, string initiator, Sector sector, string? partOf = null, TimeProvider? clock = null)
        : this(record: null, clock)
    {
        Record = new() { Name = Required(name), Initiator = OrganisationName.Of(initiator) };
        Members.Add(initiator, sector, partOf);
        Members.Change(initiator, partner => partner with { Stage = MembershipStage.Engaged });
    }

    private Partnership(PartnershipRecord? record, TimeProvider? clock)
    {
        _clock = clock;
        Agreement = new(this);
        Members = new(this);
        Benefits = new(this);
        Governance = new(this);
        Reviews = new(this);
        Risks = new(this);
        Record = record!;
    }

    /// <summary>The agreement, its versions and signatures.</summary>
    public PartnershipAgreement Agreement { get; }

    /// <summary>The partners, and how they join, leave and change.</summary>
    public PartnershipMembers Members { get; }

    /// <summary>The benefits register.</summary>
    public PartnershipBenefits Benefits { get; }

    /// <summary>Who decides and who is accountable.</summary>
    public PartnershipGovernance Governance { get; }

    /// <summary>The reviews and learnings.</summary>
    public PartnershipReviews Reviews { get; }

    /// <summary>The register of risks and challenges.</summary>
    public PartnershipRisks Risks { get; }

    /// <summary>Everything that is currently recorded.</summary>
    public PartnershipRecord Record
    {
        get;
        internal set => field = field is { EndedAt: { } ended }
            ? throw new PartnershipRuleException(
                PartnershipRule.PartnershipGoesOn, $"{Name} ended on {ended.Day()}; nothing more can be recorded.")
            : value;
    }

    /// <summary>Who records the facts from here on; <see langword="null"/>, the default, if not named.</summary>
    public string? Recorder { get; private set; }

    /// <inheritdoc cref="PartnershipRecord.Changes"/>
    public IReadOnlyList<RecordedChange> Changes => Record.Changes;

    /// <summary>
    /// Names who records the facts from here on. It is not part of the record: name the person again after
    /// <see cref="Restore"/>, or when a store has loaded the partnership.
    /// </summary>
    /// <param name="actor">Who records them; <see langword="null"/> for no one named.</param>
    /// <returns>This partnership, to go on with the facts.</returns>
    public Partnership RecordAs(string? actor)
    {
        Recorder = actor is null ? null : Required(actor);
        return this;
    }

    /// <summary>A record with further facts. The facts become entries of <see cref="Changes"/>.</summary>
    internal PartnershipRecord Fact
    {
        set => Record = value with
        {
            Changes = Record.Changes.AddRange(Journal.Between(Record, value, Now, Recorder)),
        };
    }

    /// <inheritdoc cref="PartnershipRecord.Name"/>
    public string Name => Record.Name;

    /// <inheritdoc cref="PartnershipRecord.Initiator"/>
    public string Initiator => Record.Initiator;

    /// <inheritdoc cref="PartnershipRecord.Cycle"/>
    public int Cycle => Record.Cycle;

    /// <inheritdoc cref="PartnershipRecord.StageEnteredAt"/>
    public DateTimeOffset? StageEnteredAt => Record.StageEnteredAt;

    /// <inheritdoc cref="PartnershipRecord.Suspensions"/>
    public IReadOnlyList<Suspension> Suspensions => Record.Suspensions;

    /// <summary>The notice of the current suspension; <see langword="null"/> unless suspended.</summary>
    public SuspensionNotice? Suspension => Record.Suspensions is [.., { Until: null } current] ? current.Notice : null;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal void Enter(PartnershipStage stage, DateTimeOffset at) =>
        Record = Record with
        {
            Stage = stage,
            StageEnteredAt = at,
            ReviewsBefore = Record.Reviews.Count,
            LearningsBefore = Record.Learnings.Count,
        };

    /// <summary>Enters a stage in which work goes on, so that an ending planned before is off.</summary>
    internal void GoOn(PartnershipStage stage, DateTimeOffset at)
    {
        SetPapersAside(at);
        Enter(stage, at);
    }

    internal void Suspend(SuspensionNotice notice, PartnershipStage from, DateTimeOffset at, string? by)
    {
        Enter(PartnershipStage.Suspended, at);
        Record = Record with { Suspensions = Record.Suspensions.Add(new(notice, at) { From = from, By = by }) };
    }

    internal void ExtendSuspension(SuspensionNotice notice, DateTimeOffset at, string? by)
    {
        var current = Record.Suspensions[^1];
        var extended = current with
        {
            Notice = notice,
            Extensions = current.Extensions.Add(new(current.Notice, at, by)),
        };
        Record = Record with { Suspensions = Record.Suspensions.Replace(current, extended) };
    }

    internal void End(PartnershipStage stage, DateTimeOffset at)
    {
        Enter(stage, at);
        Record = Record with { EndedAt = at, Closure = null };
    }

    internal void EndSuspension(ResumptionDecision? decision, DateTimeOffset at, string? by)
    {
        var current = Record.Suspensions[^1];
        decision = decision is null ? null : decision with { ReconfirmedBy = [.. decision.ReconfirmedBy ?? []] };
        Record = Record with
        {
            Suspensions = Record.Suspensions.Replace(
                current, current with { Until = at, Decision = decision, EndedBy = by }),
        };
    }

    internal void BeginNextCycle(DateTimeOffset at)
    {
        SetPapersAside(at);
        Record = Record with
        {
            Cycle = Record.Cycle + 1,
            ReviewsBeforeCycle = Record.Reviews.Count,
            Benefits = Record.Benefits.ConvertAll(benefit => benefit.CarriedOver(Record.Cycle)),
        };
    }
}
