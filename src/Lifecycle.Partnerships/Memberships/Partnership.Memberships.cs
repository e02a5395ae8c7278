namespace Lifecycle.Partnerships;

/// <content>How partners join and leave.</content>
/// <remarks>
/// Each of these methods fires a <see cref="MembershipLifecycle"/>: what it does not permit is a
/// <see cref="TransitionNotPermittedException"/>, and what a criterion refuses an <see cref="EntryRefusedException"/>.
/// </remarks>
public sealed partial class Partnership
{
    private static readonly MembershipLifecycle Memberships = new();

    /// <summary>A partner's membership, ready to be fired; for criteria of one's own, give a changed definition.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="lifecycle">The definition; <see langword="null"/> for the one as it comes.</param>
    /// <param name="options">Time and services.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public LifecycleInstance<MembershipStage, MembershipTrigger, Membership> MembershipOf(
        string partner,
        LifecycleDefinition<MembershipStage, MembershipTrigger, Membership>? lifecycle = null,
        InstanceOptions? options = null)
    {
        var known = Partner(partner);
        return (lifecycle ?? Memberships).Resume(new(this, known.Name), known.Stage, known.MembershipVersion, options);
    }

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

    /// <summary>Makes every committed partner active that has signed what is in force.</summary>
    private void ActivateSignatories(DateTimeOffset at)
    {
        var signatories = Record.Partners.Where(partner =>
            partner.Stage == MembershipStage.Committed && AgreementInForce?.IsSignedBy(partner.Name) == true);
        foreach (var partner in signatories)
            Fire(partner.Name, MembershipTrigger.Activate, at);
    }

    private void Fire(string partner, MembershipTrigger trigger, DateTimeOffset at, object? payload = null)
    {
        var options = new InstanceOptions { TimeProvider = new Moment(at), KeepHistory = false };

        // Every criterion and action of this definition is synchronous, so the fire is over when it returns.
        MembershipOf(partner, options: options).FireAsync(trigger, new() { Payload = payload }).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>The instant that something is recorded for.</summary>
    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
