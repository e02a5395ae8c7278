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
        lifecycle.Trigger(Commit).Carries<Commitment>();
        lifecycle.Trigger(GiveNotice).Carries<WithdrawalNotice>();
        lifecycle.Trigger(DeclareBreach).Carries<BreachNotice>();

        lifecycle.Stage(Identified)
            .On(Engage).GoTo(Engaged)
            .On(Decline).GoTo(Declined);

        lifecycle.Stage(Engaged)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(context.To, context.Now))
            .On(Commit).Requires<CommitmentIsInWriting>().GoTo(Committed)
            .On(Decline).GoTo(Declined);

        lifecycle.Stage(Committed)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(context.To, context.Now))
            .OnEntry<Commitment>((context, commitment) =>
                context.Subject.Change(partner => partner with { Commitment = commitment }))
            .On(Activate)
            .Requires<AgreementInForceIsSigned>()
            .GoTo(Active)
            .On(Decline).GoTo(Declined);

        lifecycle.Stage(Active)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(context.To, context.Now))
            .On(GiveNotice).Requires<NoticeIsReasoned>().GoTo(OnNotice)
            .On(DeclareBreach).Requires<BreachIsNotified>().GoTo(InBreach);

        lifecycle.Stage(OnNotice)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(context.To, context.Now))
            .OnEntry<WithdrawalNotice>((context, notice) =>
                context.Subject.Change(partner => partner with { Notice = notice }))
            .On(Withdraw)
            .Requires<NoticeHasEnded>()
            .GoTo(Withdrawn);

        lifecycle.Stage(InBreach)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(context.To, context.Now))
            .OnEntry<BreachNotice>((context, notice) =>
                context.Subject.Change(partner => partner with { Breach = notice }))
            .OnExit(context => context.Subject.Change(partner => partner with { Breach = null }))
            .On(Remedy).GoTo(Active)
            .On(Remove).Requires<TimeToRemedyIsOver>().GoTo(Removed);

        lifecycle.Stage(Declined)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Enter(context.To, context.Now))
            .IsTerminal();
        lifecycle.Stage(Withdrawn)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Leave(context.To, context.Now, "has withdrawn"))
            .IsTerminal();
        lifecycle.Stage(Removed)
            .Requires<MembershipIsCurrent>()
            .OnEntry(context => context.Subject.Leave(context.To, context.Now, "was removed"))
            .IsTerminal();
    }
}
