using static Lifecycle.Partnerships.PartnershipStage;

namespace Lifecycle.Partnerships.Tests.Benefits;

public class BenefitTests
{
    [Fact]
    public void Redefining_a_benefit_keeps_its_explanation()
    {
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
        partnership.Benefits.Add(WarmHomes.Benefit);
        partnership.Benefits.Explain("Warmth", "Not measured yet.");

        partnership.Benefits.Redefine(WarmHomes.Benefit with { Owner = "J. Osei" });

        Assert.Equal(
            ("J. Osei", "Not measured yet."),
            (partnership.Benefits[0].Owner, partnership.Benefits[0].Explanation));
    }

    [Fact]
    public void Progress_is_unknown_when_the_values_overflow()
    {
        var benefit = WarmHomes.Benefit with
        {
            Baseline = new(decimal.MinValue, new(2026, 1, 1)),
            Target = new(decimal.MaxValue, new(2027, 1, 1)),
            Actuals = [new(0, new(2026, 6, 1))],
        };

        Assert.Null(benefit.Progress);
    }

    [Theory]
    [InlineData(0, 1000, 250, 0.25)]
    [InlineData(39, 29, 34, 0.5)]
    [InlineData(39, 29, 44, -0.5)]
    [InlineData(0, 10, 15, 1.5)]
    public void Progress_runs_from_the_baseline_to_the_target(int baseline, int target, int actual, double progress)
    {
        var benefit = WarmHomes.Benefit with
        {
            Baseline = new(baseline, new(2026, 1, 1)),
            Target = new(target, new(2027, 1, 1)),
            Actuals = [new(7, new(2026, 2, 1)), new(actual, new(2026, 6, 1))],
        };

        Assert.Equal((decimal)progress, benefit.Progress);
    }

    [Fact]
    public void Progress_is_unknown_while_a_value_is_missing()
    {
        Assert.Null(WarmHomes.Benefit.Progress);
        Assert.Null((WarmHomes.Benefit with { Target = null, Actuals = [new(1, default)] }).Progress);
        Assert.Null(
            (WarmHomes.Benefit with { Target = WarmHomes.Benefit.Baseline, Actuals = [new(1, default)] }).Progress);
    }

    [Fact]
    public void The_measure_determines_the_kind() =>
        Assert.Equal(
            Enum.GetValues<BenefitKind>(),
            new BenefitMeasure[]
            {
                new ReachMeasure("people", "people", "health"),
                new ResourceMeasure("grants", "GBP", IsLeveraged: true),
                new PracticeMeasure("referrals"),
                new RiskShareMeasure("bad debts", []),
                new UnitCostMeasure("insulation", "GBP", "home"),
            }.Select(measure => measure.Kind));

    [Fact]
    public async Task Baseline_and_target_are_fixed_when_development_ends_until_it_is_entered_again()
    {
        var homes = await new WarmHomes().GoTo(Development);
        homes.Partnership.Benefits.Redefine(WarmHomes.Benefit with { Owner = "J. Osei" });
        await homes.Move(PartnershipTrigger.ReachAgreement);

        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            homes.Partnership.Benefits.Redefine(WarmHomes.Benefit));
        Assert.Equal(PartnershipRule.BenefitIsNotFixed, thrown.Rule);
        homes.Partnership.Benefits.Add(WarmHomes.Benefit with { Name = "Another" });
        await homes.LoopAsync(PartnershipTrigger.Renegotiate);
        homes.Partnership.Benefits.Redefine(WarmHomes.Benefit with { Owner = "A. Khan" });

        Assert.Equal("A. Khan", homes.Partnership.Benefits[0].Owner);
    }
}
