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
public class PartnershipLifecycle : LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>
{
    private readonly string? _name;

    /// <summary>Makes the lifecycle under the name of its class.</summary>
    public PartnershipLifecycle()
    {
    }

    /// <summary>Makes the lifecycle under a name of its own, for example beside another one in a container.</summary>
    /// <param name="name">The name.</param>
    public PartnershipLifecycle(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name;
    }

    /// <inheritdoc/>
    public override string Name => _name ?? base.Name;

    /// <summary>How many days before the end of an agreement it reminds of it.</summary>
    internal PartnershipTerms Terms { get; set; } = PartnershipTerms.Default;

    /// <summary>Says why a partnership cannot be in a stage: its record contradicts it.</summary>
    /// <inheritdoc/>
    protected override string? FindMismatch(Partnership subject, PartnershipStage stage) =>
        StageCheck.Find(subject, stage);

    /// <summary>Gives a partnership that has no clock of its own the clock of the instance, and its services.</summary>
    /// <inheritdoc/>
    protected override void OnAttached(Partnership subject, InstanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(options);
        subject.Attach(options);
    }

    /// <inheritdoc/>
    protected override void Define(LifecycleBuilder<PartnershipStage, PartnershipTrigger, Partnership> lifecycle)
    {
        lifecycle.StartsIn(Preparation);
        lifecycle.WaiversFrom(partnership => partnership.StandingWaivers);
        lifecycle.EveryTransition().Requires<ActorMayFire>();
        lifecycle.Trigger(Suspend).Carries<SuspensionNotice>();
        lifecycle.Trigger(ExtendSuspension).Carries<SuspensionNotice>();
        lifecycle.Trigger(PartnershipTrigger.Resume).Carries<ResumptionDecision>();

        lifecycle.Stage(Preparation)
            .OnEntry(context => context.Subject.GoOn(context.To, context.Now))
            .On(BeginDevelopment).GoTo(Development)
            .On(Decline)
            .Requires<NoAgreementHasBeenInForce>()
            .Requires<DeclineIsJustified>()
            .Emits(context => new PartnershipNotPursued(
                $"{context.Subject}", context.Subject.DeclineJustification, context.Now))
            .GoTo(NotPursued);

        lifecycle.Stage(Development)
            .Requires<NeedIsStated>()
            .Requires<DeliverablesAreOutlined>()
            .Requires<CandidatesAreIdentified>()
            .Requires<SponsorIsNamed>()
            .Requires<ReadinessIsAssessed>()
            .Requires<ExistingPartnershipsAreChecked>()
            .OnEntry(context => context.Subject.GoOn(context.To, context.Now))
            .OnEntry(context => context.Subject.Benefits.Fix(areFixed: false))
            .On(ReachAgreement)
            .Emits(context => new AgreementReached(
                $"{context.Subject}", context.Subject.Agreement.InForce!.Number, context.Now))
            .GoTo(Implementation)
            .On(Rescope)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .GoTo(Preparation)
            .On(Decline)
            .Requires<NoAgreementHasBeenInForce>()
            .Requires<DeclineIsJustified>()
            .Emits(context => new PartnershipNotPursued(
                $"{context.Subject}", context.Subject.DeclineJustification, context.Now))
            .GoTo(NotPursued)
            .On(Dissolve)
            .Requires<AgreementHasBeenInForce>()
            .Requires<TerminationIsDocumented>()
            .Emits(context => new PartnershipDissolved(
                $"{context.Subject}", context.Subject.Termination?.Reason, context.Now))
            .GoTo(Dissolved);

        lifecycle.Stage(InForce)
            .Named("In force")
            .DueBy(partnership => partnership.Agreement.NextReminder(Terms.ReminderDays), fires: Remind)
            .OnEntry(context => context.Subject.Agreement.EnterIntoForce(context.From, context.Now))
            .OnExit(context =>
            {
                if (context.To == Closing)
                    context.Subject.Agreement.BeginClosure(context.From);
                context.Subject.Agreement.End();
            })
            .On(Remind)
            .Requires<ReminderIsDue>()
            .OnTransition(context => context.Subject.Agreement.Remind(context.Now))
            .Emits(context => new AgreementEnds(
                $"{context.Subject}",
                context.Subject.Agreement.InForce!.Number,
                context.Subject.Agreement.LastReminder!.End,
                context.Subject.Agreement.LastReminder.DaysLeft,
                context.Now))
            .Stay()
            .On(BeginClosure)
            .Requires<ClosureIsPlanned>()
            .Requires<AmendmentIsSettled>()
            .Emits(context => new ClosureBegun($"{context.Subject}", context.Now))
            .GoTo(Closing)
            .On(Dissolve)
            .Requires<TerminationIsDocumented>()
            .Requires<AmendmentIsSettled>()
            .Emits(context => new PartnershipDissolved(
                $"{context.Subject}", context.Subject.Termination?.Reason, context.Now))
            .GoTo(Dissolved);

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
            .OnEntry(context => context.Subject.GoOn(context.To, context.Now))
            .On(Launch)
            .Requires<AgreementIsInTerm>()
            .Emits(context => new PartnershipLaunched($"{context.Subject}", context.Subject.Cycle, context.Now))
            .GoTo(Fulfilment)
            .On(Renegotiate)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .Emits(context => new RenegotiationBegun(
                $"{context.Subject}", context.Subject.Reviews.LastReason, context.Now))
            .GoTo(Development)
            .On(Suspend)
            .Requires<SuspensionIsReasoned>()
            .Requires<AmendmentIsSettled>()
            .Emits(context => new PartnershipSuspended(
                $"{context.Subject}",
                context.Subject.Suspension?.Reason,
                context.Subject.Suspension?.ReviewBy,
                context.Now))
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
            .OnEntry(context => context.Subject.GoOn(context.To, context.Now))
            .On(Renegotiate)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .Emits(context => new RenegotiationBegun(
                $"{context.Subject}", context.Subject.Reviews.LastReason, context.Now))
            .GoTo(Development)
            .On(Restructure)
            .Requires<AgreementIsInTerm>()
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .GoTo(Implementation)
            .On(StartNewCycle)
            .Requires<PartiesAreCommitted>()
            .Requires<AgreementIsInTerm>()
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .OnTransition(context => context.Subject.BeginNextCycle(context.Now))
            .Emits(context => new CycleStarted($"{context.Subject}", context.Subject.Cycle, context.Now))
            .GoTo(Preparation)
            .On(Suspend)
            .Requires<SuspensionIsReasoned>()
            .Requires<AmendmentIsSettled>()
            .Emits(context => new PartnershipSuspended(
                $"{context.Subject}",
                context.Subject.Suspension?.Reason,
                context.Subject.Suspension?.ReviewBy,
                context.Now))
            .GoTo(Suspended);

        lifecycle.Stage(Suspended)
            .Within(InForce)
            .OnEntry<SuspensionNotice>((context, notice) =>
                context.Subject.Suspend(notice, context.From, context.Now, context.Actor))
            .OnExit(context => context.Subject.EndSuspension(
                context.Payload as ResumptionDecision, context.Now, context.Actor))
            .On(ExtendSuspension)
            .Requires<SuspensionIsReasoned>()
            .OnTransition<SuspensionNotice>((context, notice) =>
                context.Subject.ExtendSuspension(notice, context.Now, context.Actor))
            .Emits(context => new PartnershipSuspended(
                $"{context.Subject}",
                context.Subject.Suspension?.Reason,
                context.Subject.Suspension?.ReviewBy,
                context.Now))
            .Stay()
            .On(Renegotiate)
            .Requires<ReviewIsCompleted>()
            .Requires<LearningIsRecorded>()
            .Requires<NoAmendmentIsOpen>()
            .Emits(context => new RenegotiationBegun(
                $"{context.Subject}", context.Subject.Reviews.LastReason, context.Now))
            .GoTo(Development)
            .On(PartnershipTrigger.Resume)
            .Requires<CauseIsResolved>()
            .Emits(context => new PartnershipResumed(
                $"{context.Subject}", context.Subject.Suspensions[^1].Decision?.Resolution, context.Now))
            .GoToPrevious();

        // Last, because what a derived definition requires for Implementation from here on guards amendments too.
        lifecycle.Stage(InForce)
            .On(Amend)
            .Requires<AmendmentIsOpen>()
            .Requires<AgreementIsSignedByAll>()
            .Requires<ExitTermsAreAgreed>()
            .RequiresAdditionsTo(Implementation)
            .RequiresAdditionsTo(InForce)
            .OnTransition(context => context.Subject.Agreement.Amend(context.Now))
            .Emits(context => new AgreementAmended(
                $"{context.Subject}",
                context.Subject.Agreement.InForce!.Number,
                context.Subject.Agreement.Term?.End,
                context.Now))
            .Stay();

        lifecycle.Stage(Closing)
            .OnEntry(context => context.Subject.Enter(Closing, context.Now))
            .On(Conclude)
            .Requires<BenefitsAreAccountedFor>()
            .Requires<AssetsAreSettled>()
            .Requires<LessonsAreDrawn>()
            .Emits(context => new PartnershipConcluded($"{context.Subject}", context.Now))
            .GoTo(Concluded)
            .On(Dissolve)
            .Requires<TerminationIsDocumented>()
            .Emits(context => new PartnershipDissolved(
                $"{context.Subject}", context.Subject.Termination?.Reason, context.Now))
            .GoTo(Dissolved)
            .On(CallOffClosure)
            .Requires<PartiesAreCommitted>()
            .Requires<AgreementIsSignedByAll>()
            .Requires<LearningIsRecorded>()
            .Emits(context => new ClosureCalledOff(
                $"{context.Subject}", context.Subject.Reviews.LastReason, context.Now))
            .When("work was in Fulfilment", partnership => partnership.Record.Closure?.From == Fulfilment)
            .GoTo(Fulfilment)
            .Otherwise()
            .GoTo(Implementation);

        lifecycle.Stage(Concluded).OnEntry(context => context.Subject.End(context.To, context.Now)).IsTerminal();
        lifecycle.Stage(Dissolved).OnEntry(context => context.Subject.End(context.To, context.Now)).IsTerminal();
        lifecycle
            .Stage(NotPursued)
            .Named("Not pursued")
            .OnEntry(context => context.Subject.End(context.To, context.Now))
            .IsTerminal();
    }
}
