using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>How partners join and leave.</content>
/// <remarks>
/// Each of these methods fires a trigger of the <see cref="MembershipLifecycle"/>. They throw a
/// <see cref="TransitionNotPermittedException"/> if the stage does not permit the trigger, and an
/// <see cref="EntryRefusedException"/> if a criterion refuses it; one of the criteria asks the
/// <see cref="IRolePolicy"/> about the actor. They do not wait for an asynchronous criterion that you
/// added, but throw a <see cref="PartnershipRuleException"/>, and nothing changes; to await it, fire the instance that
/// <see cref="MembershipOf"/> returns.
/// </remarks>
public sealed partial class PartnershipMembers
{
    private static readonly MembershipLifecycle DefaultLifecycle = new();

    private LifecycleDefinition<MembershipStage, MembershipTrigger, Membership>? _membershipLifecycle;

    private InstanceOptions? _membershipOptions;

    /// <summary>
    /// Uses another definition for every membership change, to add your own criteria, instead of the one that is
    /// registered in the services of the instance. The definition is not part of the record: set it again after
    /// <see cref="Partnership.Restore"/>.
    /// </summary>
    /// <param name="lifecycle">The definition, usually a <see cref="MembershipLifecycle"/> with criteria added.</param>
    /// <param name="options">Services, such as the <see cref="IRolePolicy"/>, time-out and observer. The time is always
    /// that of the change, or else of the <see cref="Partnership.Clock"/>.
    /// <see langword="null"/> for none.</param>
    public void UseLifecycle(
        LifecycleDefinition<MembershipStage, MembershipTrigger, Membership> lifecycle, InstanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        _membershipLifecycle = lifecycle;
        _membershipOptions = options ?? new();
    }

    /// <summary>
    /// Returns an instance of the membership lifecycle for a partner. Get a new one for each fire; an outdated instance
    /// is refused.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public LifecycleInstance<MembershipStage, MembershipTrigger, Membership> MembershipOf(string partner) =>
        Resume(partner, Memberships().Options with { TimeProvider = Clock });

    /// <summary>
    /// Records a contact with a partner in the engagement log. The first contact engages the partner.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="what">What was discussed or shared.</param>
    /// <param name="at">When the contact took place.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void RecordEngagement(string partner, string what, DateTimeOffset at, string? actor = null)
    {
        Required(what);
        Past(at);
        if (this[partner].Stage == MembershipStage.Identified)
            Fire(partner, MembershipTrigger.Engage, at, actor);

        Change(partner, known => known with { Engagements = known.Engagements.Add(new(what, at)) });
    }

    /// <summary>Records that an engaged partner commits.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="letter">The reference of its commitment letter.</param>
    /// <param name="at">When the partner committed.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void Commit(string partner, string letter, DateTimeOffset at, string? actor = null) =>
        Fire(partner, MembershipTrigger.Commit, at, actor, new Commitment(Required(letter), at));

    /// <summary>Records that a partner declines to join.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When the partner declined.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void Decline(string partner, DateTimeOffset at, string? actor = null) =>
        Fire(partner, MembershipTrigger.Decline, at, actor);

    /// <summary>
    /// Records that an active partner gives notice of withdrawal. The period of notice runs from now, whenever the
    /// notice was given.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="notice">Why the partner withdraws, and when the notice ends: in the future.</param>
    /// <param name="at">When the notice was given.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void GiveNotice(string partner, WithdrawalNotice notice, DateTimeOffset at, string? actor = null) =>
        Fire(partner, MembershipTrigger.GiveNotice, at, actor, notice);

    /// <summary>Records that a partner calls off its notice and stays.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When it called off its notice.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void CallOffNotice(string partner, DateTimeOffset at, string? actor = null) =>
        Fire(partner, MembershipTrigger.CallOffNotice, at, actor);

    /// <summary>Records that a partner leaves once its notice has ended. This calls for a review.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When the partner left.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void Withdraw(string partner, DateTimeOffset at, string? actor = null) =>
        Fire(partner, MembershipTrigger.Withdraw, at, actor);

    /// <summary>
    /// Records that a partner is notified of a breach of the agreement. The notice is given now, and the time to remedy
    /// the breach runs from now.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="breach">What the partner did, or failed to do.</param>
    /// <param name="days">How many days the partner has to remedy the breach: by default 30, 60 or 90.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void DeclareBreach(string partner, string breach, int days, string? actor) =>
        Fire(partner, MembershipTrigger.DeclareBreach, Now, actor, new BreachNotice(breach, days));

    /// <summary>Records that a partner has remedied its breach.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When the breach was remedied.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void RemedyBreach(string partner, DateTimeOffset at, string? actor) =>
        Fire(partner, MembershipTrigger.Remedy, at, actor);

    /// <summary>
    /// Records the decision to remove a partner, now and after the time to remedy its breach. This calls for a review.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="decision">Who decided, why, and by what vote.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void Remove(string partner, RemovalDecision decision, string? actor)
    {
        ArgumentNullException.ThrowIfNull(decision);
        Fire(partner, MembershipTrigger.Remove, Now, actor, decision);
    }

    internal void Change(string partner, Func<Partner, Partner> change)
    {
        var known = this[partner];
        Fact = State with { Partners = State.Partners.Replace(known, change(known)) };
    }

    /// <summary>
    /// Invites a partner again that declined, withdrew or was removed: its membership begins anew, and it must commit
    /// and sign again. The old membership and its signatures stay on record.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When it was invited again.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, the partner has not left, or
    /// <paramref name="at"/> is in the future.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The partner left after <paramref name="at"/>.</exception>
    public void InviteAgain(string partner, DateTimeOffset at, string? actor = null)
    {
        var known = this[partner];
        Past(at);
        if (!known.HasLeft || known.Stage == MembershipStage.Merged)
        {
            throw new PartnershipRuleException(
                PartnershipRule.PartnerHasLeft,
                $"The membership of {known} in {Name} is {known.Stage}. Only a partner that declined, withdrew or was "
                    + "removed can be invited again.");
        }

        if (at < known.StageEnteredAt)
            throw new ArgumentOutOfRangeException(nameof(at), at, $"{known} left later.");

        Change(partner, _ => new()
        {
            Id = known.Id,
            ExternalId = known.ExternalId,
            FormerNames = known.FormerNames,
            Unknown = known.Unknown,
            Name = known.Name,
            Sector = known.Sector,
            PartOf = known.PartOf,
            Engagements = known.Engagements,
            CommitmentRatings = known.CommitmentRatings,
            EarlierMemberships = known.EarlierMemberships.Add(
                new(known.Stage, known.Moves, at, actor ?? Whole.Recorder)),
        });
    }

    /// <summary>
    /// Activates every committed partner that has signed the version in force, unless an added criterion refuses or has
    /// to be awaited.
    /// </summary>
    internal void ActivateSignatories(DateTimeOffset at)
    {
        var signatories = State.Partners.Where(partner =>
            partner.Stage == MembershipStage.Committed && Whole.Agreement.InForce?.IsSignedBy(partner) == true);
        foreach (var partner in signatories)
        {
            var instance = Resume(partner.Name, OptionsAt(at));
            _ = TryFinish(instance.TryFireAsync(MembershipTrigger.Activate).AsTask(), instance.Subject);
        }
    }

    /// <summary>Ends a fire that has run to its end, and calls off one that would have to be awaited.</summary>
    /// <returns>Whether it has run to its end.</returns>
    private static bool TryFinish(Task fire, Membership membership)
    {
        if (!fire.IsCompleted && membership.TryAbandon())
            return false;

        // At most the actions are left, which are synchronous.
        fire.GetAwaiter().GetResult();
        return true;
    }

    private void Fire(
        string partner, MembershipTrigger trigger, DateTimeOffset at, string? actor, object? payload = null)
    {
        var known = this[partner];
        Past(at);
        // What ends a notice or a breach cannot have happened before it.
        if (at < known.StageEnteredAt
            && trigger is MembershipTrigger.Remedy or MembershipTrigger.CallOffNotice or MembershipTrigger.Withdraw)
        {
            throw new ArgumentOutOfRangeException(
                nameof(at), at, $"{known} is {known.Stage} only since {known.StageEnteredAt.Day()}.");
        }

        var instance = Resume(partner, OptionsAt(at));
        var fire = instance.FireAsync(trigger, new() { Actor = actor, Payload = payload }).AsTask();
        if (!TryFinish(fire, instance.Subject))
        {
            throw new PartnershipRuleException(
                PartnershipRule.CriteriaAreSynchronous,
                $"A criterion of the membership of {known} in {Name} has to be awaited: await MembershipOf(\"{known}\")"
                    + $".FireAsync({trigger}) instead.");
        }
    }

    private LifecycleInstance<MembershipStage, MembershipTrigger, Membership> Resume(
        string partner,
        InstanceOptions options)
    {
        var known = this[partner];
        return Memberships().Definition.Resume(new(Whole, known.Name), known.Stage, known.MembershipVersion, options);
    }

    private InstanceOptions OptionsAt(DateTimeOffset at) =>
        Memberships().Options with { TimeProvider = new Moment(at), KeepHistory = false };

    /// <summary>
    /// The definition that was set, otherwise the registered one, so that criteria and configuration of a container
    /// reach a partnership that a store has loaded.
    /// </summary>
    private (LifecycleDefinition<MembershipStage, MembershipTrigger, Membership> Definition, InstanceOptions Options)
        Memberships()
    {
        if (_membershipLifecycle is { } own)
            return (own, _membershipOptions ?? new());

        var registered = Whole.Services?.GetService(
            typeof(LifecycleDefinition<MembershipStage, MembershipTrigger, Membership>));
        return (
            registered as LifecycleDefinition<MembershipStage, MembershipTrigger, Membership> ?? DefaultLifecycle,
            new() { Services = Whole.Services });
    }

    /// <summary>A clock fixed at the instant of a change.</summary>
    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
