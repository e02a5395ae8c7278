using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>What was recorded in one cycle stays on record and does not count for the next.</summary>
public class CycleTests
{
    private static readonly Benefit Redefined = WarmHomes.Benefit with
    {
        Baseline = new(900, new(2026, 4, 1)),
        Target = new(2000, new(2028, 1, 1)),
    };

    private static async Task<WarmHomes> InSecondCycleAsync(Action<Partnership> inFirst)
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        inFirst(homes.Partnership);
        homes.Partnership.Reviews.Record(
            new(ReviewKind.Final, "final", ReviewOutcome.Continue, homes.Now)
            {
                Lessons = "Begin smaller.",
                FutureOptions = "A second cycle.",
            });
        await homes.LoopAsync(StartNewCycle);
        await homes.Move(BeginDevelopment);
        return homes;
    }

    private static async Task FulfilAsync(WarmHomes homes)
    {
        await homes.Move(ReachAgreement);
        await homes.Move(Launch);
    }

    [Fact]
    public async Task The_papers_of_an_ending_belong_to_their_cycle()
    {
        var homes = await InSecondCycleAsync(partnership =>
        {
            partnership.AdoptClosurePlan(new("Letters", "Handover"));
            partnership.RecordSettlement(new("Returned", "Spent", "None"));
            partnership.RecordTermination("termination.pdf", "It is over.");
        });
        await FulfilAsync(homes);

        Assert.Equal(["DIS-01"], await homes.RefusalOf(Dissolve));
        Assert.Equal(["CLO-01"], await homes.RefusalOf(BeginClosure));
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        homes.Partnership.Benefits.Explain("Warmth", "Not measured.");
        await homes.Move(BeginClosure);
        Assert.Equal(["CLO-03"], await homes.RefusalOf(Conclude));
        Assert.Contains(
            "CLO-04",
            homes.Instance.History[^1].Report.Lines
                .Where(line => line.Verdict == Verdict.Advisory)
                .Select(line => line.Criterion.Id));

        var papers = Assert.Single(homes.Partnership.EarlierPapers);
        Assert.Equal(
            (1, new Settlement("Returned", "Spent", "None"), "termination.pdf"),
            (papers.Cycle, papers.Settlement, papers.Termination?.Document));
    }

    [Fact]
    public async Task A_benefit_redefined_in_the_second_cycle_keeps_the_baseline_target_and_values_of_the_first()
    {
        var homes = await InSecondCycleAsync(partnership =>
            partnership.Benefits.Record("Warmth", new(7, new(2026, 1, 8))));

        homes.Partnership.Benefits.Redefine(Redefined);

        var benefit = homes.Partnership.Benefits[0];
        Assert.Equal((900m, 0), (benefit.Baseline!.Value, benefit.Actuals.Count));
        var first = Assert.Single(benefit.Earlier);
        Assert.Equal(
            (1, WarmHomes.Benefit.Measure, WarmHomes.Benefit.Baseline, WarmHomes.Benefit.Target),
            (first.Cycle, first.Measure, first.Baseline, first.Target));
        Assert.Equal([new(7, new(2026, 1, 8))], first.Actuals);
    }

    [Fact]
    public async Task A_benefit_that_goes_on_unchanged_keeps_its_values()
    {
        var homes = await InSecondCycleAsync(partnership =>
            partnership.Benefits.Record("Warmth", new(7, new(2026, 1, 8))));
        await FulfilAsync(homes);

        Assert.Single(homes.Partnership.Benefits[0].Actuals);
        Assert.Empty(homes.Partnership.Benefits[0].Earlier);
    }

    [Fact]
    public async Task The_values_and_explanations_of_one_cycle_do_not_account_for_the_next()
    {
        var homes = await InSecondCycleAsync(partnership =>
        {
            partnership.Benefits.Record("Warmth", new(7, new(2026, 1, 8)));
            partnership.Benefits.Explain("Warmth", "The winter was mild.");
        });
        await FulfilAsync(homes);
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        homes.Partnership.RecordSettlement(new("Returned", "Spent", "None"));
        await homes.Move(BeginClosure);

        Assert.Equal(["CLO-02"], await homes.RefusalOf(Conclude));
        var benefit = homes.Partnership.Benefits[0];
        Assert.Equal("The winter was mild.", Assert.Single(benefit.Earlier).Explanation);
        Assert.NotNull(benefit.Progress);
        homes.Partnership.Benefits.Record("Warmth", new(900, DateOnly.FromDateTime(homes.Now.UtcDateTime)));
        await homes.Move(Conclude);
    }

    [Fact]
    public async Task Values_of_another_measure_never_count()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Benefits.Record("Warmth", new(7, new(2026, 1, 8)));
        await homes.LoopAsync(Renegotiate);

        homes.Partnership.Benefits.Redefine(
            WarmHomes.Benefit with { Measure = new UnitCostMeasure("Insulation", "GBP", "home") });

        var benefit = homes.Partnership.Benefits[0];
        Assert.Empty(benefit.Actuals);
        Assert.Null(benefit.Progress);
        Assert.Equal(
            (WarmHomes.Benefit.Measure, 1), (benefit.Earlier[0].Measure, benefit.Earlier[0].Actuals.Count));
    }

    [Fact]
    public async Task A_target_changed_within_a_cycle_stays_on_record_and_the_values_count_on()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Benefits.Record("Warmth", new(100, new(2026, 1, 8)));
        await homes.LoopAsync(Renegotiate);

        homes.Partnership.Benefits.Redefine(WarmHomes.Benefit with { Target = new(200, new(2027, 1, 1)) });

        var benefit = homes.Partnership.Benefits[0];
        Assert.Equal((0.5m, WarmHomes.Benefit.Target), (benefit.Progress, Assert.Single(benefit.Earlier).Target));
    }
}
