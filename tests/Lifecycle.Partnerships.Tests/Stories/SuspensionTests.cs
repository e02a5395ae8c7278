using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

public class SuspensionTests
{
    [Fact]
    public async Task Names_of_reconfirming_partners_are_normalised()
    {
        var homes = await new WarmHomes().GoTo(Implementation);
        await homes.Move(Suspend, payload: homes.Notice);

        await homes.Move(
            PartnershipTrigger.Resume,
            payload: WarmHomes.Decision with
            {
                ReconfirmedBy = [" city  council", WarmHomes.Trust, "AGE CHARITY ", " "],
            });

        Assert.Equal(Implementation, homes.Instance.Stage);
    }

    [Theory]
    [InlineData(Implementation)]
    [InlineData(Fulfilment)]
    public async Task A_suspended_partnership_resumes_in_the_stage_it_was_suspended_from(PartnershipStage stage)
    {
        var homes = await new WarmHomes().GoTo(stage);

        await homes.Move(Suspend, payload: homes.Notice);
        Assert.Equal("The grant is late.", homes.Partnership.Suspension?.Reason);
        Assert.NotNull(homes.Partnership.Agreement.InForce);
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);

        Assert.Equal(stage, homes.Instance.Stage);
        Assert.Null(homes.Partnership.Suspension);
        Assert.NotNull(homes.Partnership.Agreement.InForce);
    }

    [Fact]
    public async Task An_expired_waiver_of_another_stage_does_not_block_the_resumption()
    {
        var homes = await new WarmHomes().GoTo(Development, except: "IMP-05");
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            homes.Partnership,
            new("IMP-05", "Director of Public Health", "Checks follow.", homes.Now, homes.Now.AddDays(20)),
            WarmHomes.Manager);
        await homes.Move(ReachAgreement);
        await homes.Move(Launch);
        await homes.Move(Suspend, payload: homes.Notice);
        homes.Clock.Advance(TimeSpan.FromDays(30));

        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);

        Assert.Equal(Fulfilment, homes.Instance.Stage);
        Assert.Equal(["IMP-05"], homes.Partnership.ExpiredWaivers(homes.Now).Select(waiver => waiver.CriterionId));
    }

    [Theory]
    [InlineData(Implementation)]
    [InlineData(Fulfilment)]
    public async Task A_snapshot_keeps_the_stage_it_was_suspended_from(PartnershipStage stage)
    {
        var homes = await new WarmHomes().GoTo(stage);
        await homes.Move(Suspend, payload: homes.Notice);

        var resumed = new PartnershipLifecycle().Resume(
            homes.Partnership,
            homes.Instance.Snapshot(),
            new() { TimeProvider = homes.Clock });
        var result = await resumed.FireAsync(
            PartnershipTrigger.Resume, new() { Actor = WarmHomes.Manager, Payload = WarmHomes.Decision });

        Assert.Equal(stage, result.To);
    }

    [Fact]
    public async Task A_suspension_needs_a_reason_and_a_review_date_in_the_future()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);

        Assert.Equal(["SUS-01"], await homes.RefusalOf(Suspend, homes.Notice with { Reason = " " }));
        Assert.Equal(["SUS-01"], await homes.RefusalOf(Suspend, homes.Notice with { ReviewBy = null }));
        Assert.Equal(["SUS-01"], await homes.RefusalOf(Suspend, homes.Notice with { ReviewBy = homes.Now }));
    }

    [Fact]
    public async Task Whether_a_suspension_is_reasoned_is_known_only_with_its_notice()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);

        var report = (await homes.Instance.EvaluateAllAsync())[Suspend].Report;

        Assert.Equal(Verdict.AwaitsPayload, report.Lines.Single(line => line.Criterion.Id == "SUS-01").Verdict);
    }

    [Fact]
    public async Task A_suspension_without_a_notice_and_a_resumption_without_a_decision_are_refused()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);

        Assert.Equal(["SUS-01"], await homes.RefusalOf(Suspend));
        Assert.Equal(
            "It is evaluated with the payload, a SuspensionNotice. The command has none.",
            homes.Instance.History[^1].Report.Blocking.Single().Reason);
        await homes.Move(Suspend, payload: homes.Notice);
        Assert.Equal(["RES-01"], await homes.RefusalOf(PartnershipTrigger.Resume));
        Assert.Equal(["SUS-01"], await homes.RefusalOf(ExtendSuspension));
    }

    [Fact]
    public async Task A_suspension_can_be_extended_and_keeps_its_earlier_notice()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.Move(Suspend, payload: homes.Notice);
        var first = homes.Partnership.Suspension;

        homes.Clock.Advance(TimeSpan.FromDays(50));
        Assert.Equal(["SUS-01"], await homes.RefusalOf(ExtendSuspension, homes.Notice with { ReviewBy = homes.Now }));
        await homes.Move(ExtendSuspension, payload: homes.Notice);

        Assert.Equal(Suspended, homes.Instance.Stage);
        var suspension = Assert.Single(homes.Partnership.Suspensions);
        Assert.Equal([new(first!, homes.Now, WarmHomes.Manager)], suspension.Extensions);
        Assert.Equal(WarmHomes.Manager, suspension.By);
        Assert.True(homes.Partnership.Suspension!.ReviewBy > first!.ReviewBy);
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);
        Assert.Equal(Fulfilment, homes.Instance.Stage);
        Assert.Equal(WarmHomes.Manager, homes.Partnership.Suspensions[0].EndedBy);
    }

    [Fact]
    public async Task A_suspended_partnership_can_be_renegotiated_with_a_review_and_a_learning()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.Move(Suspend, payload: homes.Notice);
        Assert.Equal(["LOOP-01", "LOOP-02"], await homes.RefusalOf(Renegotiate));

        await homes.LoopAsync(Renegotiate);

        Assert.Equal(Development, homes.Instance.Stage);
        Assert.NotNull(Assert.Single(homes.Partnership.Suspensions).Until);
    }

    [Fact]
    public async Task A_resumption_needs_a_resolution_every_committed_partner_and_the_entry_criteria_of_the_stage()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.Move(Suspend, payload: homes.Notice);

        Assert.Equal(
            ["RES-01"],
            await homes.RefusalOf(PartnershipTrigger.Resume, WarmHomes.Decision with { Resolution = null }));
        Assert.Equal(
            ["RES-01"],
            await homes.RefusalOf(
                PartnershipTrigger.Resume,
                WarmHomes.Decision with
                {
                    ReconfirmedBy = [WarmHomes.Trust],
                }));
        homes.Partnership.Governance.Adopt(new("Warm Homes Board"));
        Assert.Equal(["FUL-01"], await homes.RefusalOf(PartnershipTrigger.Resume, WarmHomes.Decision));
    }
}
