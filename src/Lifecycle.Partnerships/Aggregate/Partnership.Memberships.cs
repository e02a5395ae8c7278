namespace Lifecycle.Partnerships;

/// <content>How partners join and leave.</content>
/// <remarks>
/// Each of these methods fires the <see cref="MembershipLifecycle"/>: what it does not permit is a
/// <see cref="TransitionNotPermittedException"/>, and what a criterion refuses an <see cref="EntryRefusedException"/>.
/// They wait for criteria of one's own that are asynchronous; to await those, fire what <see cref="MembershipOf"/>
/// gives.
/// </remarks>
public sealed partial class Partnership
{
    private static readonly MembershipLifecycle AsItComes = new();

    private LifecycleDefinition<MembershipStage, MembershipTrigger, Membership> _membershipLifecycle = AsItComes;
    private InstanceOptions _membershipOptions = new();

    /// <summary>
    /// Has every change of a membership judged by a definition, for criteria of one's own. It is not part of the
    /// record: give it again after <see cref="Restore"/>.
    /// </summary>
    /// <param name="lifecycle">The definition, as a rule <see cref="MembershipLifecycle"/> with criteria added.</param>
    /// <param name="options">Services and limits. The time is that of each change.</param>
    public void UseMembershipLifecycle(
        LifecycleDefinition<MembershipStage, MembershipTrigger, Membership> lifecycle, InstanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        _membershipLifecycle = lifecycle;
        _membershipOptions = options ?? new();
    }

    /// <summary>
    /// A partner's membership, ready to be fired. Take it anew for each fire; one that is out of date is refused.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public LifecycleInstance<MembershipStage, MembershipTrigger, Membership> MembershipOf(string partner) =>
        Resume(partner, _membershipOptions);

    /// <summary>Notes a contact with a partner in the engagement log. The first one engages it.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="what">What was talked about or shared.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RecordEngagement(string partner, string what, DateTimeOffset at)
    {
        Required(what);
        if (Partner(partner).Stage == MembershipStage.Identified)
            Fire(partner, MembershipTrigger.Engage, at);

        Change(partner, known => known with { Engagements = known.Engagements.Add(new(what, at)) });
    }

    /// <summary>Records that an engaged partner commits itself.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="letter">The reference of its commitment letter.</param>
    /// <param name="at">When it was given.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void Commit(string partner, string letter, DateTimeOffset at) =>
        Fire(partner, MembershipTrigger.Commit, at, new Commitment(Required(letter), at));

    /// <summary>Records that a partner does not join after all.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void DeclineMembership(string partner, DateTimeOffset at) => Fire(partner, MembershipTrigger.Decline, at);

    /// <summary>Records that an active partner gives notice.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="notice">Why, and when the notice ends.</param>
    /// <param name="at">When it was given.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void GiveNotice(string partner, WithdrawalNotice notice, DateTimeOffset at) =>
        Fire(partner, MembershipTrigger.GiveNotice, at, notice);

    /// <summary>Records that a partner leaves, once its notice has ended. It calls for a review.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void Withdraw(string partner, DateTimeOffset at) => Fire(partner, MembershipTrigger.Withdraw, at);

    /// <summary>Records that a partner is told to remedy a breach of the agreement.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="breach">What it did, or failed to do.</param>
    /// <param name="days">How many days it has to remedy it: 30, 60 or 90.</param>
    /// <param name="at">When the notice was given.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void DeclareBreach(string partner, string breach, int days, DateTimeOffset at) =>
        Fire(partner, MembershipTrigger.DeclareBreach, at, new BreachNotice(breach, days, at));

    /// <summary>Records that a breach is remedied.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RemedyBreach(string partner, DateTimeOffset at) => Fire(partner, MembershipTrigger.Remedy, at);

    /// <summary>Records that a partner is removed, once the time for a remedy is over. It calls for a review.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RemovePartner(string partner, DateTimeOffset at) => Fire(partner, MembershipTrigger.Remove, at);

    internal void Change(string partner, Func<Partner, Partner> change)
    {
        var known = Partner(partner);
        Record = Record with { Partners = Record.Partners.Replace(known, change(known)) };
    }

    /// <summary>
    /// Makes every committed partner active that has signed what is in force, unless a criterion of one's own refuses.
    /// </summary>
    private void ActivateSignatories(DateTimeOffset at)
    {
        var signatories = Record.Partners.Where(partner =>
            partner.Stage == MembershipStage.Committed && AgreementInForce?.IsSignedBy(partner.Name) == true);
        foreach (var partner in signatories)
            Resume(partner.Name, OptionsAt(at))
                .TryFireAsync(MembershipTrigger.Activate)
                .AsTask()
                .GetAwaiter()
                .GetResult();
    }

    // Every criterion and action of the definition as it comes is synchronous, so the fire is over when it returns.
    private void Fire(string partner, MembershipTrigger trigger, DateTimeOffset at, object? payload = null) =>
        Resume(partner, OptionsAt(at))
            .FireAsync(trigger, new() { Payload = payload })
            .AsTask()
            .GetAwaiter()
            .GetResult();

    private LifecycleInstance<MembershipStage, MembershipTrigger, Membership> Resume(
        string partner,
        InstanceOptions options)
    {
        var known = Partner(partner);
        return _membershipLifecycle.Resume(new(this, known.Name), known.Stage, known.MembershipVersion, options);
    }

    private InstanceOptions OptionsAt(DateTimeOffset at) => new()
    {
        TimeProvider = new Moment(at),
        Services = _membershipOptions.Services,
        CriterionTimeout = _membershipOptions.CriterionTimeout,
        Observer = _membershipOptions.Observer,
        KeepHistory = false,
    };

    /// <summary>The instant that something is recorded for.</summary>
    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
