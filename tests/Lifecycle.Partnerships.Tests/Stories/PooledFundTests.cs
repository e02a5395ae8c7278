using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>The partners pool funds, so the agreement must contain the clauses that the law requires.</summary>
public class PooledFundTests
{
    private static readonly LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> Lifecycle =
        new PartnershipLifecycle().With(criteria =>
            criteria.Add<PooledFundsAreScheduled>(entering: Implementation));

    private static readonly PooledFundSchedule Complete = new()
    {
        Aims = "Warm homes",
        Contributions = "£100,000 each",
        Functions = "Housing",
        Services = "Insulation",
        StaffAndGoods = "Two officers",
        Duration = "Three years",
        Review = "Each year",
        Variation = "By the board",
        Termination = "With six months' notice",
        FundManagement = "By the council",
    };

    private readonly WarmHomes _homes = new(Lifecycle);

    [Fact]
    public async Task Missing_clauses_are_named_cannot_be_waived_and_must_be_added()
    {
        await _homes.GoTo(Development, except: "IMP-02");
        var partnership = _homes.Partnership;
        partnership.PoolFunds();
        DraftAndSign(Complete with { Variation = null, Termination = null });

        Assert.Equal(["IMP-09"], await _homes.RefusalOf(ReachAgreement));
        Assert.Equal(
            "The schedule of pooled funds lacks variation and termination.",
            _homes.Instance.History[^1].Report.Blocking.Single().Reason);
        var thrown = Assert.Throws<WaiverRefusedException>(() =>
            new WaiverAuthority(Lifecycle).Grant(
                partnership,
                new("IMP-09", "Director of Public Health", "It is urgent.", _homes.Now),
                requestedBy: WarmHomes.Manager));
        Assert.Contains("mandatory, not waivable", thrown.Message);

        foreach (var partner in partnership.Members)
            partnership.Agreement.LiftSignature(1, partner.Name, "Clauses are missing.", _homes.Now);
        DraftAndSign(Complete);
        await _homes.Move(ReachAgreement);

        Assert.Equal(Implementation, _homes.Instance.Stage);
    }

    [Fact]
    public async Task An_amendment_that_pools_funds_needs_the_schedule()
    {
        await _homes.GoTo(Fulfilment);
        _homes.Partnership.PoolFunds();
        var incomplete = _homes.Partnership.Agreement.Draft(
            "amendment.pdf", new("3 months", "by the board", "by all partners"), _homes.Now);
        SignedByAll(incomplete);
        Assert.Equal(["IMP-09"], await _homes.RefusalOf(Amend));

        foreach (var partner in _homes.Partnership.Members)
            _homes.Partnership.Agreement.LiftSignature(
                incomplete, partner.Name, "The schedule is missing.", _homes.Now);
        DraftAndSign(Complete);
        await _homes.Move(Amend);

        Assert.Equal(Complete, _homes.Partnership.Agreement.InForce?.Terms.PooledFund);
    }

    [Fact]
    public async Task The_criterion_does_not_apply_where_no_funds_are_pooled()
    {
        await _homes.GoTo(Implementation);

        var line = _homes.Instance.History[^1].Report.Lines.Single(line => line.Criterion.Id == "IMP-09");

        Assert.Equal(Verdict.NotApplicable, line.Verdict);
    }

    private void DraftAndSign(PooledFundSchedule schedule)
    {
        var version = _homes.Partnership.Agreement.Draft(
            "agreement.pdf", new("3 months", "by the board", "by all partners", schedule), _homes.Now);
        SignedByAll(version);
    }

    private void SignedByAll(int version)
    {
        foreach (var partner in _homes.Partnership.Members)
            _homes.Partnership.Agreement.Sign(version, partner.Name, _homes.Now);
    }
}
