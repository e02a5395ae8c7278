using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Portfolios;

public class PortfolioTests
{
    [Fact]
    public async Task A_milestone_is_due_until_the_end_of_its_day()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var evening = new DateTimeOffset(2026, 9, 30, 21, 0, 0, TimeSpan.Zero);

        var portfolio = await Portfolio.OfAsync(
            WarmHomes.Council,
            [homes.Instance],
            evening,
            new() { Horizon = TimeSpan.MaxValue });

        Assert.Contains("Milestone: First 100 homes", Assert.Single(portfolio.Entries).Due.Select(item => item.What));
    }

    private static async Task<PortfolioEntry> EntryOf(WarmHomes homes, PortfolioOptions? options = null) =>
        Assert.Single((await Portfolio.OfAsync("city council", [homes.Instance], homes.Now, options)).Entries);

    [Fact]
    public async Task It_lists_the_stage_of_each_partnership_and_which_criteria_block_it()
    {
        var (first, second) = (new WarmHomes(), await new WarmHomes().GoTo(Fulfilment));
        first.Record("DEV", except: "DEV-01");

        var portfolio = await Portfolio.OfAsync(WarmHomes.Council, [first.Instance, second.Instance], second.Now);

        Assert.Equal([Preparation, Fulfilment], portfolio.Entries.Select(entry => entry.Stage));
        Assert.Equal(["DEV-01"], portfolio.Stuck.Single().Next!.Blocking.Select(line => line.Criterion.Id));
        Assert.StartsWith(
            "City Council:\n  Warm Homes: Preparation, cycle 1; BeginDevelopment is blocked by DEV-01\n  Warm Homes: "
                + "Fulfilment, cycle 1",
            portfolio.ToString());
    }

    [Fact]
    public async Task It_leaves_out_partnerships_of_other_organisations()
    {
        var portfolio = await Portfolio.OfAsync("Elsewhere", [new WarmHomes().Instance], default);

        Assert.Empty(portfolio.Entries);
        Assert.Equal("Elsewhere has no partnerships.", portfolio.ToString());
    }

    [Fact]
    public async Task It_lists_what_falls_due_earliest_first()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.DeclareBreach(WarmHomes.Trust, "Payments are missing.", 30, WarmHomes.Manager);
        homes.Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", homes.Now.AddDays(20)), homes.Now);
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            homes.Partnership,
            new("FUL-04", "Director of Public Health", "Winter.", homes.Now, homes.Now.AddDays(10)),
            WarmHomes.Manager);
        await homes.Move(Suspend, payload: homes.Notice);

        var entry = await EntryOf(homes, new() { Horizon = TimeSpan.FromDays(1000) });

        Assert.Equal(
            [
                "The waiver of FUL-04 expires by 2026-01-18",
                "The notice of Age Charity ends by 2026-01-28",
                "Health Trust remedies its breach by 2026-02-07",
                "Review the suspension by 2026-03-09",
                "Milestone: First 100 homes by 2026-09-30",
                "Submit a report by 2026-12-31",
                "Warmth reaches its target by 2027-01-01",
            ],
            entry.Due.Select(item => item.ToString()));
        Assert.Equal(3, (await EntryOf(homes, new() { Horizon = TimeSpan.FromDays(30) })).Due.Count);
    }

    [Fact]
    public async Task An_overdue_milestone_stays_until_it_is_reached()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Contains("Milestone: First 100 homes by 2026-09-30", (await EntryOf(homes)).ToString());

        homes.Partnership.ReachMilestone("First 100 homes", new(2026, 10, 20));
        homes.Partnership.AdoptPlan(homes.Partnership.Plan! with { SuccessMeasures = ["Warmth"] });

        Assert.DoesNotContain("Milestone", (await EntryOf(homes)).ToString());
        Assert.Equal(new(2026, 10, 20), homes.Partnership.Plan!.Milestones[0].ReachedOn);
        Assert.Equal(
            PartnershipRule.MilestoneIsKnown,
            Assert.Throws<PartnershipRuleException>(() =>
                homes.Partnership.ReachMilestone("First 200 homes", new(2026, 10, 20))).Rule);
    }

    [Fact]
    public async Task A_report_is_not_overdue_on_its_due_day()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Clock.SetUtcNow(new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero));
        Assert.False((await EntryOf(homes)).IsDormant);

        homes.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True((await EntryOf(homes)).IsDormant);
    }

    [Fact]
    public async Task A_review_on_the_day_of_the_report_in_Auckland_covers_the_report()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Clock.SetUtcNow(new(2026, 12, 30, 20, 0, 0, TimeSpan.Zero));
        homes.Partnership.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Continue, homes.Now));
        Assert.Contains("Submit a report", (await EntryOf(homes)).ToString());

        homes.Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("NZ", TimeSpan.FromHours(13), "NZ", "NZ"));

        Assert.DoesNotContain("Submit a report", (await EntryOf(homes)).ToString());
    }

    [Fact]
    public async Task It_leaves_out_partnerships_that_the_organisation_has_left()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", homes.Now.AddDays(30)), homes.Now);
        Assert.Single((await Portfolio.OfAsync(WarmHomes.Charity, [homes.Instance], homes.Now)).Entries);
        homes.Clock.Advance(TimeSpan.FromDays(30));

        homes.Partnership.Members.Withdraw(WarmHomes.Charity, homes.Now);

        Assert.Empty((await Portfolio.OfAsync(WarmHomes.Charity, [homes.Instance], homes.Now)).Entries);
    }

    [Fact]
    public async Task A_completed_item_is_not_due()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Clock.Advance(TimeSpan.FromDays(400));
        homes.Partnership.Benefits.Record("Warmth", new(900, new(2027, 1, 1)));
        homes.Partnership.ReachMilestone("first 100 homes", new(2026, 9, 1));
        homes.Partnership.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Continue, homes.Now));

        Assert.Empty((await EntryOf(homes)).Due);
    }

    [Fact]
    public async Task An_expired_waiver_flags_the_partnership()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            homes.Partnership,
            new("FUL-04", "Director of Public Health", "Winter.", homes.Now, homes.Now.AddDays(10)),
            WarmHomes.Manager);
        homes.Clock.Advance(TimeSpan.FromDays(10));

        var entry = await EntryOf(homes);

        Assert.Equal(["FUL-04"], entry.ExpiredWaivers.Select(waiver => waiver.CriterionId));
        Assert.EndsWith("the waiver of FUL-04 has expired", entry.ToString());
        Assert.Equal(Fulfilment, homes.Instance.Stage);
    }

    [Fact]
    public async Task A_partnership_is_dormant_when_a_review_is_overdue_and_nothing_was_recorded_for_long()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Clock.Advance(TimeSpan.FromDays(179));
        Assert.False((await EntryOf(homes)).IsDormant);
        homes.Clock.Advance(TimeSpan.FromDays(300));
        Assert.True((await EntryOf(homes)).IsDormant);

        homes.Partnership.Members.RecordEngagement(WarmHomes.Trust, "Talks.", homes.Now);

        Assert.False((await EntryOf(homes)).IsDormant);
    }

    [Fact]
    public async Task A_partnership_that_has_ended_is_neither_stuck_nor_due_nor_dormant()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.RecordTermination("termination.pdf", "A partner left.");
        await homes.Move(Dissolve);
        homes.Clock.Advance(TimeSpan.FromDays(1000));

        var entry = await EntryOf(homes);

        Assert.Equal((false, false, 0), (entry.IsStuck, entry.IsDormant, entry.Due.Count));
    }
}
