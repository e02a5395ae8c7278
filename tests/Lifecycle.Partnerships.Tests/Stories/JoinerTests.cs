using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>A company has committed and has yet to sign: the others go on without it.</summary>
public class JoinerTests
{
    private const string Joiner = "Housing Company";

    private static async Task<WarmHomes> WithJoinerAsync(PartnershipStage stage)
    {
        var homes = await new WarmHomes().GoTo(stage);
        homes.Partnership.Members.Add(Joiner, Sector.Housing);
        homes.Partnership.Members.RecordEngagement(Joiner, "Talks.", homes.Now);
        homes.Partnership.Members.Commit(Joiner, "letter", homes.Now);
        return homes;
    }

    [Fact]
    public async Task It_does_not_block_the_launch_a_suspension_a_resumption_or_a_restructuring()
    {
        var homes = await WithJoinerAsync(Implementation);

        await homes.Move(Launch);
        await homes.Move(Suspend, payload: homes.Notice);
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);
        await homes.LoopAsync(Restructure);

        Assert.Equal(Implementation, homes.Instance.Stage);
    }

    [Fact]
    public async Task It_does_not_block_an_amendment()
    {
        var homes = await WithJoinerAsync(Fulfilment);
        var amendment = homes.Partnership.Agreement.Draft(
            "amendment.pdf", new("6 months", "by the board", "by all partners"), homes.Now);
        foreach (var partner in new[] { WarmHomes.Council, WarmHomes.Trust, WarmHomes.Charity })
            homes.Partnership.Agreement.Sign(amendment, partner, homes.Now);

        await homes.Move(Amend);

        Assert.Equal(amendment, homes.Partnership.Agreement.InForce?.Number);
        Assert.Equal([Joiner], homes.Partnership.Members.Joiners.Select(partner => partner.Name));
    }

    [Fact]
    public async Task It_must_sign_a_renegotiated_agreement_like_the_others()
    {
        var homes = await WithJoinerAsync(Fulfilment);
        await homes.LoopAsync(Renegotiate);

        Assert.Contains("IMP-02", await homes.RefusalOf(ReachAgreement));
    }

    [Fact]
    public async Task The_partnership_and_the_portfolio_show_it_until_it_has_signed()
    {
        var homes = await WithJoinerAsync(Fulfilment);
        Assert.Equal([Joiner], homes.Partnership.Members.Joiners.Select(partner => partner.Name));
        Assert.Equal(3, homes.Partnership.Members.IndependentParties);
        Assert.Contains("Housing Company has committed and has yet to sign", await PortfolioAsync(homes));

        homes.Partnership.Agreement.Sign(1, Joiner, homes.Now);

        Assert.Empty(homes.Partnership.Members.Joiners);
        Assert.Equal(4, homes.Partnership.Members.IndependentParties);
        Assert.DoesNotContain("yet to sign", await PortfolioAsync(homes));
    }

    private static async Task<string> PortfolioAsync(WarmHomes homes) =>
        (await Portfolio.OfAsync(WarmHomes.Council, [homes.Instance], homes.Now)).ToString();
}
