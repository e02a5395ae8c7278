using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships;

/// <summary>
/// The lifecycle of an inter-organisational partnership: Preparation, Development, Implementation, and Fulfilment &amp;
/// measurement, with returns to earlier stages, suspension, endings, and the entry criteria of each. Immutable and
/// thread-safe: create one instance and share it.
/// </summary>
/// <example>
/// <code>
/// var lifecycle = new PartnershipLifecycle();
/// var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
/// var instance = lifecycle.Start(partnership);
///
/// var refused = await instance.TryFireAsync(PartnershipTrigger.BeginDevelopment);
/// Console.WriteLine(refused.Report);   // every unmet criterion, with its remedy
/// </code>
/// </example>
public sealed class PartnershipLifecycle : LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>
{
    /// <inheritdoc/>
    protected override void Define(LifecycleBuilder<PartnershipStage, PartnershipTrigger, Partnership> lifecycle)
    {
        lifecycle.StartsIn(Preparation);
        lifecycle.WaiversFrom(partnership => partnership.Waivers);
        lifecycle.EveryTransition().Requires<ActorMayFire>();
        lifecycle.Trigger(Suspend).Carries<SuspensionNotice>();
        lifecycle.Trigger(PartnershipTrigger.Resume).Carries<ResumptionDecision>();

        lifecycle.Stage(Preparation)
            .OnEntry(context => context.Subject.Enter(context.Now))
            .On(BeginDevelopment).GoTo(Development)
            .On(Decline)
            .Requires<NoAgreementHasBeenInForce>()
            .Requires<DeclineIsJustified>()
            .GoTo(NotPursued);

        lifecycle.Stage(Development)
            .Requires<NeedIsStated>()
            .Requires<DeliverablesAreOutlined>()
            .Requires<CandidatesAreIdentified>()
            .Requires<SponsorIsNamed>()
            .Requires<ReadinessIsAssessed>()
            .Requires<ExistingPartnershipsAreChecked>()
            .OnEntry(context => context.Subject.Enter(context.Now))
            .OnEntry(context => context.Subject.FixBenefits(areFixed: false))
            .On(ReachAgreement).GoTo(Implementation)
            .On(Rescope)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .GoTo(Preparation)
            .On(Decline)
            .Requires<NoAgreementHasBeenInForce>()
            .Requires<DeclineIsJustified>()
            .GoTo(NotPursued)
            .On(Dissolve)
            .Requires<AgreementHasBeenInForce>()
            .Requires<TerminationIsDocumented>()
            .GoTo(Dissolved);

        lifecycle.Stage(InForce)
            .Named("In force")
            .OnEntry(context => context.Subject.EnterIntoForce(context.Now))
            .OnExit(context => context.Subject.EndAgreement())
            .On(Amend)
            .Requires<AmendmentIsOpen>()
            .Requires<AgreementIsSignedByAll>()
            .Requires<ExitTermsAreAgreed>()
            .OnTransition(context => context.Subject.Amend(context.Now))
            .Stay()
            .On(BeginClosure).Requires<ClosureIsPlanned>().GoTo(Closing)
            .On(Dissolve).Requires<TerminationIsDocumented>().GoTo(Dissolved);

        lifecycle.Stage(Implementation)
            .Within(InForce)
            .Requires<PartiesAreCommitted>()
            .Requires<AgreementIsSignedByAll>()
            .Requires<AimsAreJoint>()
            .Requires<BenefitsAreDefined>()
            .Requires<DueDiligenceIsDone>()
            .Requires<ContributionsAreStated>()
            .Requires<ExitTermsAreAgreed>()
            .Requires<RiskRegisterIsStarted>()
            .OnEntry(context => context.Subject.Enter(context.Now))
            .On(Launch).GoTo(Fulfilment)
            .On(Renegotiate)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .GoTo(Development)
            .On(Suspend)
            .Requires<SuspensionIsReasoned>()
            .GoTo(Suspended);

        lifecycle.Stage(Fulfilment)
            .Named("Fulfilment & measurement")
            .Within(InForce)
            .Requires<PartiesAreCommitted>()
            .Requires<AgreementIsSignedByAll>()
            .Requires<GovernanceIsEstablished>()
            .Requires<AccountabilityIsAssigned>()
            .Requires<ResourcesAreConfirmed>()
            .Requires<DeliveryIsPlanned>()
            .Requires<MonitoringIsSetUp>()
            .Requires<BoundarySpannerIsAssigned>()
            .Requires<PublicCanHoldToAccount>()
            .OnEntry(context => context.Subject.Enter(context.Now))
            .On(Renegotiate)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .GoTo(Development)
            .On(Restructure)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .GoTo(Implementation)
            .On(StartNewCycle)
                .Requires<PartiesAreCommitted>()
                .Requires<ReviewIsCompleted>().Requires<LearningIsRecorded>().Requires<NoAmendmentIsOpen>()
                .OnTransition(context => context.Subject.BeginNextCycle())
                .GoTo(Preparation)
            .On(Suspend).Requires<SuspensionIsReasoned>().GoTo(Suspended);

        lifecycle.Stage(Suspended)
            .Within(InForce)
            .OnEntry<SuspensionNotice>((context, notice) => context.Subject.Suspend(notice, context.Now))
            .OnExit(context => context.Subject.EndSuspension(context.Payload as ResumptionDecision, context.Now))
            .On(PartnershipTrigger.Resume).Requires<CauseIsResolved>().GoToPrevious();

        lifecycle.Stage(Closing)
            .OnEntry(context => context.Subject.Enter(context.Now))
            .On(Conclude)
            .Requires<BenefitsAreAccountedFor>()
            .Requires<AssetsAreSettled>()
            .Requires<LessonsAreDrawn>()
            .GoTo(Concluded)
            .On(Dissolve)
            .Requires<TerminationIsDocumented>()
            .GoTo(Dissolved);

        lifecycle.Stage(Concluded).OnEntry(context => context.Subject.End(context.Now)).IsTerminal();
        lifecycle.Stage(Dissolved).OnEntry(context => context.Subject.End(context.Now)).IsTerminal();
        lifecycle
            .Stage(NotPursued)
            .Named("Not pursued")
            .OnEntry(context => context.Subject.End(context.Now))
            .IsTerminal();
    }
}
