using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Profiles;

public class PartnershipProfileRuleTests
{
    private static readonly PartnershipProfileRule ByAmount = new(
        new PartnershipLifecycle(),
        partnership => partnership.Agreement.Latest?.Terms.PooledFund?.Amount is { Amount: >= 1_000_000 }
            ? PartnershipProfile.Significant
            : PartnershipProfile.Light);

    [Fact]
    public async Task The_profile_follows_what_is_recorded_and_a_snapshot_resumes_under_another_profile()
    {
        var homes = new WarmHomes();
        homes.Record("DEV", except: "DEV-02");
        var instance = ByAmount.For(homes.Partnership).Start(homes.Partnership, new() { TimeProvider = homes.Clock });
        await instance.FireAsync(BeginDevelopment);
        homes.Partnership.Agreement.Draft(
            "agreement.pdf",
            new("a", "b", "c", new() { Amount = new(5_000_000, "GBP") }),
            homes.Now);

        var resumed = ByAmount.For(homes.Partnership).Resume(
            homes.Partnership, instance.Snapshot(), new() { TimeProvider = homes.Clock });

        var report = await resumed.EvaluateAsync(ReachAgreement);
        Assert.Equal(Development, resumed.Stage);
        Assert.Equal(
            Severity.Mandatory, report.Lines.Single(line => line.Criterion.Id == "IMP-08").Criterion.Severity);
    }

    [Fact]
    public void A_rule_that_chooses_no_profile_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new PartnershipProfileRule(new PartnershipLifecycle(), _ => (PartnershipProfile)9)
                .For(new WarmHomes().Partnership));
}
