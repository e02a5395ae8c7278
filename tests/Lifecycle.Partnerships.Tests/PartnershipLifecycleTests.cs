using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests;

public class PartnershipLifecycleTests
{
    private static readonly LifecycleGraph<PartnershipStage, PartnershipTrigger> Graph =
        new PartnershipLifecycle().Graph;

    [Fact]
    public void The_ways_are_these_and_no_others()
    {
        (PartnershipStage From, PartnershipTrigger Trigger, PartnershipStage? To)[] ways =
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
        ];

        Assert.Equal(
            ways.Order(),
            Graph.Transitions.Select(way => (way.From.Key, way.Trigger.Key, way.To?.Key)).Order());
    }

    [Fact]
    public void Three_stages_lie_within_an_agreement_in_force() =>
        Assert.Equal(
            [Implementation, Fulfilment, Suspended],
            Graph.Stage(InForce).Substages.Select(stage => stage.Key).Order());

    [Fact]
    public void Three_stages_are_terminal() =>
        Assert.Equal(
            [Concluded, Dissolved, NotPursued],
            Graph.Stages.Where(stage => stage.IsTerminal).Select(stage => stage.Key).Order());

    [Fact]
    public void Nothing_in_it_is_unsound() =>
        Assert.Equal("PartnershipLifecycle: nothing found.", new PartnershipLifecycle().Verify().ToString());

    [Theory]
    [InlineData(
        Severity.Mandatory,
        "ROL-01 DEV-01 DEV-03 IMP-01 IMP-02 IMP-03 FUL-01 FUL-05 LOOP-01 LOOP-02 LOOP-03 SUS-01 RES-01 CLO-03 DIS-01 "
            + "DIS-02 DEC-01 DEC-02")]
    [InlineData(
        Severity.Waivable,
        "DEV-02 DEV-04 IMP-04 IMP-05 IMP-06 IMP-07 IMP-08 FUL-02 FUL-03 FUL-04 CLO-01 CLO-02")]
    [InlineData(Severity.Advisory, "DEV-05 DEV-06 FUL-06 FUL-07 CLO-04")]
    public void Criteria_weigh_as_their_sources_say(Severity severity, string ids) =>
        Assert.Equal(
            ids.Split(' ').Order(),
            Graph.Criteria.Where(criterion => criterion.Severity == severity).Select(criterion => criterion.Id).Order()
        );
}
