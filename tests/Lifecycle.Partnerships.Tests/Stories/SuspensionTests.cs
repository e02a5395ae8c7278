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
        Assert.NotNull(homes.Partnership.AgreementInForce);
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);

        Assert.Equal(stage, homes.Instance.Stage);
        Assert.Null(homes.Partnership.Suspension);
        Assert.NotNull(homes.Partnership.AgreementInForce);
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
    public async Task A_suspension_without_a_notice_throws_an_argument_exception()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);

        await Assert.ThrowsAsync<ArgumentException>(async () => await homes.Instance.TryFireAsync(Suspend));
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
        homes.Partnership.AdoptGovernance(new("Warm Homes Board"));
        Assert.Equal(["FUL-01"], await homes.RefusalOf(PartnershipTrigger.Resume, WarmHomes.Decision));
    }
}
