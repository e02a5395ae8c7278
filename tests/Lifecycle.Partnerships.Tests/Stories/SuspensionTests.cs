using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

public class SuspensionTests
{
    [Fact]
    public async Task Partners_confirm_by_their_names_however_they_are_written()
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
    public async Task A_suspended_partnership_returns_to_the_stage_it_rested_in(PartnershipStage stage)
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

    [Theory]
    [InlineData(Implementation)]
    [InlineData(Fulfilment)]
    public async Task The_stage_it_rested_in_is_remembered_by_a_snapshot(PartnershipStage stage)
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
    public async Task A_suspension_needs_a_reason_and_a_date_ahead()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);

        Assert.Equal(["SUS-01"], await homes.RefusalOf(Suspend, homes.Notice with { Reason = " " }));
        Assert.Equal(["SUS-01"], await homes.RefusalOf(Suspend, homes.Notice with { ReviewBy = null }));
        Assert.Equal(["SUS-01"], await homes.RefusalOf(Suspend, homes.Notice with { ReviewBy = homes.Now }));
    }

    [Fact]
    public async Task A_suspension_without_a_notice_is_an_argument_error()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);

        await Assert.ThrowsAsync<ArgumentException>(async () => await homes.Instance.TryFireAsync(Suspend));
    }

    [Fact]
    public async Task A_resumption_needs_the_resolution_and_every_partner_and_the_gate_of_the_stage()
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
