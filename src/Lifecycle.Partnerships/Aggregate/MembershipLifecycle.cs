using static Lifecycle.Partnerships.MembershipStage;
using static Lifecycle.Partnerships.MembershipTrigger;

namespace Lifecycle.Partnerships;

/// <summary>
/// The lifecycle of one partner's membership. Immutable and thread-safe: create one instance and share it.
/// </summary>
/// <remarks>
/// The methods of <see cref="PartnershipMembers"/> fire its triggers. To add your own criteria, pass a changed
/// definition to <see cref="PartnershipMembers.UseLifecycle"/>.
/// </remarks>
public sealed class MembershipLifecycle : LifecycleDefinition<MembershipStage, MembershipTrigger, Membership>
{
    /// <inheritdoc/>
    protected override void Define(LifecycleBuilder<MembershipStage, MembershipTrigger, Membership> lifecycle)
    {
        lifecycle.StartsIn(Identified);
        lifecycle.EveryTransition().Requires<ActorMayChangeMembership>();
        lifecycle.Trigger(Commit).Carries<Commitment>();
        lifecycle.Trigger(GiveNotice).Carries<WithdrawalNotice>();
        lifecycle.Trigger(DeclareBreach).Carries<BreachNotice>();
        lifecycle.Trigger(Remove).Carries<RemovalDecision>();
        lifecycle.Trigger(Merge).Carries<OrganisationMerger>();
        lifecycle.Trigger(Succeed).Carries<OrganisationSuccession>();

        lifecycle.Stage(Identified)
            .On(Engage).GoTo(Engaged)
            .On(Decline).GoTo(Declined)
            .On(Merge).Requires<MergerIsDocumented>().GoTo(Merged)
            .On(Succeed)
            .Requires<SuccessionIsDocumented>()
            .Requires<MembershipIsCurrent>()
            .OnTransition<OrganisationSuccession>((context, succession) =>
                context.Subject.Succeed(succession, context.Now, context.Actor))
            .Stay();

        lifecycle.Stage(Engaged)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Commit).Requires<CommitmentIsInWriting>().GoTo(Committed)
            .On(Decline).GoTo(Declined)
            .On(Merge).Requires<MergerIsDocumented>().GoTo(Merged)
            .On(Succeed)
            .Requires<SuccessionIsDocumented>()
            .Requires<MembershipIsCurrent>()
            .OnTransition<OrganisationSuccession>((context, succession) =>
                context.Subject.Succeed(succession, context.Now, context.Actor))
            .Stay();

        lifecycle.Stage(Committed)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Activate)
            .Requires<AgreementInForceIsSigned>()
            .GoTo(Active)
            .On(Decline).GoTo(Declined)
            .On(Merge).Requires<MergerIsDocumented>().GoTo(Merged)
            .On(Succeed)
            .Requires<SuccessionIsDocumented>()
            .Requires<MembershipIsCurrent>()
            .OnTransition<OrganisationSuccession>((context, succession) =>
                context.Subject.Succeed(succession, context.Now, context.Actor))
            .Stay();

        lifecycle.Stage(Active)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(GiveNotice).Requires<NoticeIsReasoned>().GoTo(OnNotice)
            .On(DeclareBreach).Requires<BreachIsNotified>().GoTo(InBreach)
            .On(Merge).Requires<MergerIsDocumented>().GoTo(Merged)
            .On(Succeed)
            .Requires<SuccessionIsDocumented>()
            .Requires<MembershipIsCurrent>()
            .OnTransition<OrganisationSuccession>((context, succession) =>
                context.Subject.Succeed(succession, context.Now, context.Actor))
            .Stay();

        lifecycle.Stage(OnNotice)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Withdraw)
            .Requires<NoticeHasEnded>()
            .GoTo(Withdrawn)
            .On(CallOffNotice).GoTo(Active)
            .On(Merge).Requires<MergerIsDocumented>().GoTo(Merged)
            .On(Succeed)
            .Requires<SuccessionIsDocumented>()
            .Requires<MembershipIsCurrent>()
            .OnTransition<OrganisationSuccession>((context, succession) =>
                context.Subject.Succeed(succession, context.Now, context.Actor))
            .Stay();

        lifecycle.Stage(InBreach)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Remedy).GoTo(Active)
            .On(Remove).Requires<TimeToRemedyIsOver>().Requires<RemovalIsDecided>().GoTo(Removed)
            .On(Merge).Requires<MergerIsDocumented>().GoTo(Merged)
            .On(Succeed)
            .Requires<SuccessionIsDocumented>()
            .Requires<MembershipIsCurrent>()
            .OnTransition<OrganisationSuccession>((context, succession) =>
                context.Subject.Succeed(succession, context.Now, context.Actor))
            .Stay();

        lifecycle.Stage(Declined)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .IsTerminal();
        lifecycle.Stage(Withdrawn)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Leave(Move(context), "has withdrawn"))
            .IsTerminal();
        lifecycle.Stage(Removed)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Leave(Move(context), "was removed"))
            .IsTerminal();
        lifecycle.Stage(Merged)
            .Requires<MembershipIsCurrent>()
            .OnEntry<OrganisationMerger>((context, merger) => context.Subject.Merge(Move(context), merger))
            .IsTerminal();
    }

    private static MembershipMove Move(TransitionContext<MembershipStage, MembershipTrigger, Membership> context) =>
        new(context.From, context.To, context.Now, context.Actor ?? context.Subject.Partnership.Recorder)
        {
            Commitment = context.Payload as Commitment,
            Notice = context.Payload as WithdrawalNotice,
            Removal = context.Payload as RemovalDecision,
            Merger = context.Payload as OrganisationMerger,

            // The notice is given now, whatever day came with it.
            Breach = context.Payload is BreachNotice notice ? notice with { GivenAt = context.Now } : null,
        };
}
