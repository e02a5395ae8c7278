using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests;

public class PartnershipLifecycleTests
{
    private static readonly LifecycleGraph<PartnershipStage, PartnershipTrigger> Graph =
        new PartnershipLifecycle().Graph;

    [Fact]
    public void No_transition_can_be_fired_by_an_actor_who_may_not() =>
        Assert.All(Graph.Transitions, transition => Assert.Equal("ROL-01", transition.Criteria[0].Id));

    [Fact]
    public void The_transitions_are_exactly_these()
    {
        (PartnershipStage From, PartnershipTrigger Trigger, PartnershipStage? To)[] transitions =
        [
            (Preparation, BeginDevelopment, Development),
            (Development, ReachAgreement, Implementation),
            (Implementation, Launch, Fulfilment),
            (Development, Rescope, Preparation),
            (Implementation, Renegotiate, Development),
            (Fulfilment, Renegotiate, Development),
            (Fulfilment, Restructure, Implementation),
            (Fulfilment, StartNewCycle, Preparation),
            (Implementation, Suspend, Suspended),
            (Fulfilment, Suspend, Suspended),
            (Suspended, PartnershipTrigger.Resume, null),
            (Preparation, Decline, NotPursued),
            (Development, Decline, NotPursued),
            (Implementation, BeginClosure, Closing),
            (Fulfilment, BeginClosure, Closing),
            (Suspended, BeginClosure, Closing),
            (Closing, Conclude, Concluded),
            (Development, Dissolve, Dissolved),
            (Implementation, Dissolve, Dissolved),
            (Fulfilment, Dissolve, Dissolved),
            (Suspended, Dissolve, Dissolved),
            (Closing, Dissolve, Dissolved),
            (Implementation, Amend, Implementation),
            (Fulfilment, Amend, Fulfilment),
            (Suspended, Amend, Suspended),
            (Suspended, Renegotiate, Development),
            (Implementation, Remind, Implementation),
            (Fulfilment, Remind, Fulfilment),
            (Suspended, Remind, Suspended),
            (Suspended, ExtendSuspension, Suspended),
            (Closing, CallOffClosure, Implementation),
            (Closing, CallOffClosure, Fulfilment),
        ];

        Assert.Equal(
            transitions.Order(),
            Graph.Transitions.Select(each => (each.From.Key, each.Trigger.Key, each.To?.Key)).Order());
    }

    [Fact]
    public void Three_stages_lie_within_the_superstage_InForce() =>
        Assert.Equal(
            [Implementation, Fulfilment, Suspended],
            Graph.Stage(InForce).Substages.Select(stage => stage.Key).Order());

    [Fact]
    public void Three_stages_are_terminal() =>
        Assert.Equal(
            [Concluded, Dissolved, NotPursued],
            Graph.Stages.Where(stage => stage.IsTerminal).Select(stage => stage.Key).Order());

    [Fact]
    public void Verification_finds_nothing() =>
        Assert.Equal("PartnershipLifecycle: nothing found.", new PartnershipLifecycle().Verify().ToString());

    [Theory]
    [InlineData(
        Severity.Mandatory,
        "ROL-01 DEV-01 DEV-03 IMP-01 IMP-02 IMP-03 FUL-01 FUL-05 LOOP-01 LOOP-02 LOOP-03 SUS-01 RES-01 CLO-03 DIS-01 "
            + "DIS-02 DEC-01 DEC-02 AMD-01 IMP-10 REM-01")]
    [InlineData(
        Severity.Waivable,
        "DEV-02 DEV-04 IMP-04 IMP-05 IMP-06 IMP-07 IMP-08 FUL-02 FUL-03 FUL-04 CLO-01 CLO-02 LOOP-04")]
    [InlineData(Severity.Advisory, "DEV-05 DEV-06 FUL-06 FUL-07 CLO-04")]
    public void Criteria_have_these_severities(Severity severity, string ids) =>
        Assert.Equal(
            ids.Split(' ').Order(),
            Graph.Criteria.Where(criterion => criterion.Severity == severity).Select(criterion => criterion.Id).Order()
        );
}
