using System.Text.Json;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Reports;

public class BoardReportTests
{
    private static readonly PartnershipLifecycle Lifecycle = new();

    private static ValueTask<BoardReport> OfAsync(WarmHomes homes) =>
        BoardReport.OfAsync(Lifecycle, homes.Instance, homes.Now);

    [Fact]
    public async Task A_partnership_in_good_order_is_green_and_the_page_has_what_a_board_asks()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Benefits.Record("Warmth", new(250, new(2026, 1, 6)));
        homes.Partnership.Risks.Update("Grants dry up", RiskStatus.Closed);
        homes.Partnership.Risks.Add(new("Staff leave", RiskCategory.SkillsAndCommitment, 2, 3, "A. Khan"));

        var report = await OfAsync(homes);

        Assert.Equal(BoardRating.Green, report.Rating);
        Assert.Equal(
            """
            Warm Homes: GREEN
            Fulfilment, cycle 1, since 2026-01-08. Report of 2026-01-08.

            Gates ahead
              StartNewCycle to Preparation: 2 missing
              LOOP-01 A review has been completed since the stage was entered. No review has
                been completed since this stage was entered.
              LOOP-02 The reason for going back and the lesson learned are recorded. The
                reason for going back and the lesson learned in this stage are not recorded.
              BeginClosure to Closing: 1 missing
              CLO-01 Communication and disengagement are planned. The closure plan lacks
                communication and disengagement.

            Benefits
              Warmth: 250 people on 2026-01-06; target 1000 people on 2027-01-01; 25 % of
                the way

            Risks
              6 (2 x 3) Staff leave; Open, A. Khan

            Partners
              City Council: Active
              Health Trust: Active
              Age Charity: Active
            """,
            report.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task What_needs_attention_is_amber_and_what_must_not_be_is_red()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.GiveNotice(WarmHomes.Trust, new("Merger.", homes.Now.AddDays(60)), homes.Now);
        var amber = await OfAsync(homes);
        Assert.Equal(BoardRating.Amber, amber.Rating);
        Assert.Equal(
            ["A risk scores 12: Grants dry up.", "Health Trust is on notice until 2026-03-09."],
            amber.Reasons.Select(reason => reason.Text).Order(StringComparer.Ordinal));

        homes.Partnership.Governance.Adopt(new("Warm Homes Board"));
        var red = await OfAsync(homes);

        Assert.Equal(BoardRating.Red, red.Rating);
        Assert.Equal(
            new BoardReason(
                BoardRating.Red, "FUL-01 no longer holds: The partnership lacks a quorum and decision rules."),
            red.Reasons[0]);
    }

    [Fact]
    public async Task Overdue_items_a_missed_target_and_waivers_are_listed()
    {
        var homes = await new WarmHomes().GoTo(Implementation, except: "FUL-04");
        new WaiverAuthority(Lifecycle).Grant(
            homes.Partnership,
            new("FUL-04", "Director of Public Health", "Winter is here.", homes.Now, homes.Now.AddDays(30)),
            WarmHomes.Manager);
        await homes.Move(Launch);
        Assert.Equal(
            [
                $"FUL-04 is waived by Director of Public Health at the request of {WarmHomes.Manager} until "
                    + "2026-02-06: Winter is here.",
            ],
            (await OfAsync(homes)).Waivers);
        homes.Clock.SetUtcNow(new(2027, 1, 2, 9, 0, 0, TimeSpan.Zero));

        var report = await OfAsync(homes);

        Assert.Equal(["The waiver of FUL-04 expired on 2026-02-06."], report.Waivers);
        Assert.Contains("Submit a report by 2026-12-31", report.Overdue.Select(item => $"{item}"));
        Assert.True(Assert.Single(report.Benefits).HasMissedTarget);
        Assert.Contains("Warmth has missed its target.", report.Reasons.Select(reason => reason.Text));
    }

    [Fact]
    public async Task The_page_is_the_same_in_text_HTML_and_JSON_and_every_text_is_encoded()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Risks.Add(new("<b>Fire</b> & flood", RiskCategory.Delivery, 5, 5, "A. Khan"));

        var report = await OfAsync(homes);

        Assert.All($"{report}".Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("<li>25 (5 x 5) &lt;b&gt;Fire&lt;/b&gt; &amp; flood; Open, A. Khan</li>", report.ToHtml());
        Assert.Contains("<span class=\"rating red\">Red</span>", report.ToHtml());
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal("Red", json.RootElement.GetProperty("rating").GetString());
        Assert.Equal("Fulfilment", json.RootElement.GetProperty("stage").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("partners").GetArrayLength());
    }

    [Fact]
    public async Task A_partnership_that_has_ended_has_no_gates_and_nothing_due()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.RecordTermination("termination.pdf", "It is over.");
        await homes.Move(Dissolve);

        var report = await OfAsync(homes);

        Assert.Equal(BoardRating.Green, report.Rating);
        Assert.Empty(report.Gates);
        Assert.Empty(report.Due);
        Assert.Empty(report.Overdue);
    }

    [Fact]
    public async Task A_criterion_with_services_of_its_own_is_evaluated_with_those_of_the_instance()
    {
        var lifecycle = new PartnershipLifecycle().With(criteria => criteria.Add<IsLicensed>(entering: Fulfilment));
        var register = new LicenceRegister { IsLicensed = true };
        var homes = new WarmHomes(lifecycle, register);
        await homes.GoTo(Fulfilment);

        Assert.DoesNotContain((await ReportAsync()).Reasons, reason => reason.Text.Contains("LIC-01"));
        register.IsLicensed = false;
        Assert.Contains(
            new(BoardRating.Red, "LIC-01 no longer holds: The licence has lapsed."), (await ReportAsync()).Reasons);

        ValueTask<BoardReport> ReportAsync() => BoardReport.OfAsync(lifecycle, homes.Instance);
    }

    [Fact]
    public async Task An_opportunity_is_listed_and_rates_nothing()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Risks.Update("Grants dry up", RiskStatus.Closed);
        homes.Partnership.Risks.Add(
            new("A second grant.", RiskCategory.Resources, 5, 5, "Treasurer") { IsOpportunity = true });

        var report = await BoardReport.OfAsync(Lifecycle, homes.Instance);

        Assert.Equal(BoardRating.Green, report.Rating);
        Assert.Contains("Opportunity: 25 (5 x 5) A second grant; Open, Treasurer", report.ToString());
    }

    private sealed class LicenceRegister
    {
        public bool IsLicensed { get; set; }
    }

    [Criterion("LIC-01", "The partnership is licensed")]
    private sealed class IsLicensed(LicenceRegister register) : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
            register.IsLicensed ? CriterionResult.Met() : CriterionResult.Unmet("The licence has lapsed.");
    }
}
