using static Lifecycle.Partnerships.MembershipStage;
using static Lifecycle.Partnerships.MembershipTrigger;

namespace Lifecycle.Partnerships;

/// <summary>
/// The lifecycle of one partner's membership. Immutable and thread-safe: create one instance and share it.
/// </summary>
/// <remarks>
/// The methods of <see cref="Partnership"/> fire its triggers. To add your own criteria, pass a changed definition to
/// <see cref="Partnership.UseMembershipLifecycle"/>.
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

        lifecycle.Stage(Identified)
            .On(Engage).GoTo(Engaged)
            .On(Decline).GoTo(Declined);

        lifecycle.Stage(Engaged)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Commit).Requires<CommitmentIsInWriting>().GoTo(Committed)
            .On(Decline).GoTo(Declined);

        lifecycle.Stage(Committed)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Activate)
            .Requires<AgreementInForceIsSigned>()
            .GoTo(Active)
            .On(Decline).GoTo(Declined);

        lifecycle.Stage(Active)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(GiveNotice).Requires<NoticeIsReasoned>().GoTo(OnNotice)
            .On(DeclareBreach).Requires<BreachIsNotified>().GoTo(InBreach);

        lifecycle.Stage(OnNotice)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Withdraw)
            .Requires<NoticeHasEnded>()
            .GoTo(Withdrawn);

        lifecycle.Stage(InBreach)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(Move(context)))
            .On(Remedy).GoTo(Active)
            .On(Remove).Requires<TimeToRemedyIsOver>().Requires<RemovalIsDecided>().GoTo(Removed);

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
    }

    private static MembershipMove Move(TransitionContext<MembershipStage, MembershipTrigger, Membership> context) =>
        new(context.From, context.To, context.Now, context.Actor)
        {
            Commitment = context.Payload as Commitment,
            Notice = context.Payload as WithdrawalNotice,
            Removal = context.Payload as RemovalDecision,

            // The notice is given now, whatever day came with it.
            Breach = context.Payload is BreachNotice notice ? notice with { GivenAt = context.Now } : null,
        };
}
