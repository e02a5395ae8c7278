using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Only those who are party to the version in force are asked.</summary>
public class VetoTests
{
    private static readonly AgreementTerms Terms = new("3 months", "by the board", "by all partners");

    /// <summary>The charity was in breach while the others amended the agreement, and has remedied it since.</summary>
    private static async Task<WarmHomes> RemediedAsync()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.DeclareBreach(WarmHomes.Charity, "It does not pay.", 30, WarmHomes.Manager);
        await AmendAsync(homes, WarmHomes.Council, WarmHomes.Trust);
        homes.Partnership.Members.RemedyBreach(WarmHomes.Charity, homes.Now, WarmHomes.Manager);
        return homes;
    }

    private static async Task AmendAsync(WarmHomes homes, params string[] signatories)
    {
        var version = homes.Partnership.Agreement.Draft("amendment.pdf", Terms, homes.Now);
        foreach (var signatory in signatories)
            homes.Partnership.Agreement.Sign(version, signatory, homes.Now);
        await homes.Move(Amend);
    }

    [Fact]
    public async Task A_partner_that_was_in_breach_when_the_others_amended_blocks_nothing_after_its_remedy()
    {
        var homes = await RemediedAsync();

        Assert.Equal([WarmHomes.Charity], homes.Partnership.Members.Joiners.Select(joiner => joiner.Name));
        await homes.Move(Suspend, payload: homes.Notice);
        await homes.Move(
            PartnershipTrigger.Resume,
            payload: WarmHomes.Decision with { ReconfirmedBy = [WarmHomes.Council, WarmHomes.Trust] });
        await AmendAsync(homes, WarmHomes.Council, WarmHomes.Trust);
        Assert.Equal(3, homes.Partnership.Agreement.InForce?.Number);
    }

    [Fact]
    public async Task It_is_a_party_again_once_it_has_signed_the_version_in_force()
    {
        var homes = await RemediedAsync();
        homes.Partnership.Agreement.Sign(2, WarmHomes.Charity, homes.Now);

        Assert.Empty(homes.Partnership.Members.Joiners);
        var version = homes.Partnership.Agreement.Draft("amendment.pdf", Terms, homes.Now);
        homes.Partnership.Agreement.Sign(version, WarmHomes.Council, homes.Now);
        homes.Partnership.Agreement.Sign(version, WarmHomes.Trust, homes.Now);
        Assert.Equal(["IMP-02"], await homes.RefusalOf(Amend));
    }

    [Fact]
    public async Task A_joiner_does_not_block_that_a_closure_is_called_off()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.Add("Housing Company", Sector.Housing);
        homes.Partnership.Members.RecordEngagement("Housing Company", "Talks.", homes.Now);
        homes.Partnership.Members.Commit("Housing Company", "letter", homes.Now);
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        await homes.Move(BeginClosure);
        homes.Partnership.Reviews.RecordLearning("A funder was found.", "Ask earlier.", homes.Now);

        await homes.Move(CallOffClosure);

        Assert.Equal(Fulfilment, homes.Instance.Stage);
    }

    [Fact]
    public async Task A_partner_whose_notice_has_ended_has_gone_even_before_its_withdrawal_is_recorded()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Governance.Dismiss(PartnershipRole.AccountableBody, WarmHomes.Council);
        homes.Partnership.Governance.Appoint(PartnershipRole.AccountableBody, WarmHomes.Trust);
        homes.Partnership.Members.GiveNotice(WarmHomes.Trust, new("Merger.", homes.Now.AddDays(30)), homes.Now);
        homes.Clock.Advance(TimeSpan.FromDays(30));

        Assert.DoesNotContain(WarmHomes.Trust, homes.Partnership.Members.External.Select(each => each.Name));
        Assert.Empty((await Portfolio.OfAsync(WarmHomes.Trust, [homes.Instance], homes.Now)).Entries);
        var standing = await StandingConditions.OfAsync(new PartnershipLifecycle(), homes.Partnership, Fulfilment);
        Assert.Equal(["FUL-02"], standing.Lapses.Select(lapse => lapse.CriterionId));
    }

    [Fact]
    public async Task What_ends_a_breach_or_a_notice_is_not_dated_before_it()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.DeclareBreach(WarmHomes.Charity, "It does not pay.", 30, WarmHomes.Manager);
        homes.Partnership.Members.GiveNotice(WarmHomes.Trust, new("Merger.", homes.Now.AddDays(30)), homes.Now);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            homes.Partnership.Members.RemedyBreach(WarmHomes.Charity, homes.Now.AddDays(-1), WarmHomes.Manager));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            homes.Partnership.Members.CallOffNotice(WarmHomes.Trust, homes.Now.AddDays(-1)));
    }
}
