using System.Collections.Immutable;
using Lifecycle.Partnerships.Dashboard.Tests.Harness;

namespace Lifecycle.Partnerships.Dashboard.Tests.Sections;

public class SectionTests
{
    [Fact]
    public async Task A_partnership_without_agreement_says_so_in_each_section()
    {
        await using var office = await Office.StartAsync();
        await office.StartAsync("1", new("Warm Homes", Homes.Council, Sector.LocalGovernment));

        var page = await office.GetAsync(Office.Page("1"));

        Assert.Contains("No agreement has been drafted yet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No benefit is in the register yet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No risk is open.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No review has been held or called for yet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("its commitment in writing", page.Text, StringComparison.Ordinal);
        Assert.Empty(office.Log.Errors);
    }

    [Fact]
    public async Task An_open_amendment_names_who_has_yet_to_sign_it()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes =>
        {
            homes.Agreement.DraftExtension("extension.pdf", new(Office.Now.Year + 5, 3, 31), Office.Now);
            homes.Agreement.Sign(2, Homes.Council, Office.Now);
        });

        var page = await office.GetAsync(Office.Page("1"));

        Assert.Contains("its signature on version 2 of the agreement", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "data-label=\"Yet to sign\"><span class=\"bad\"><bdi>Health Trust</bdi></span>",
            page.Body,
            StringComparison.Ordinal);
        Assert.Contains("in force since", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_names_the_members_of_its_payload()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");

        var page = await office.GetAsync(Office.Page("1"));

        Assert.Contains(
            "Payload, as JSON with reason (String), reviewBy (DateTimeOffset?)Reason",
            page.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_benefit_is_shown_against_its_target()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes =>
            homes.Benefits.Record("Warmth", new(250, DateOnly.FromDateTime(Office.Now.UtcDateTime))));

        var page = await office.GetAsync(Office.Page("1"));

        Assert.Contains("250 people on", page.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"number\">25 %</span>", page.Body, StringComparison.Ordinal);
        Assert.Contains("width=\"25%\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_risk_has_its_score_and_a_closed_one_is_folded_away()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes =>
        {
            homes.Risks.Add(new("Rain", RiskCategory.Delivery, 2, 2, "Treasurer"));
            homes.Risks.Update("Rain", RiskStatus.Closed);
        });

        var page = await office.GetAsync(Office.Page("1"));

        Assert.Contains("12 (3 × 4)", page.Text, StringComparison.Ordinal);
        Assert.Contains("<summary>1 closed</summary>", page.Body, StringComparison.Ordinal);
        Assert.Contains("Mitigation: Several funders", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_a_dispute_and_a_review_are_told()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes =>
        {
            homes.Members.GiveNotice(Homes.Trust, new("Other priorities.", Office.Now.AddDays(120)), Office.Now);
            homes.Governance.RaiseDispute("Who pays", [Homes.Council, Homes.Trust], Office.Now);
            homes.Reviews.RecordLearning("Admissions fell", "Insulate before the winter.", Office.Now);
            homes.Reviews.Record(new(ReviewKind.Annual, "annual report", ReviewOutcome.Revise, Office.Now)
            {
                Scores = ImmutableDictionary<string, int>.Empty.Add(Homes.Trust, 4),
            });
        });

        var page = await office.GetAsync(Office.Page("1"));

        Assert.Contains("<b class=\"bad\">on notice</b>", page.Body, StringComparison.Ordinal);
        Assert.Contains("its part until its notice ends on", page.Text, StringComparison.Ordinal);
        Assert.Contains("open Who pays, between City Council, Health Trust", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "annual, to revise: annual report. Scores of 5: Health Trust 4", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Insulate before the winter. Gone back because: Admissions fell", page.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"rating amber\">Amber</span>", page.Body, StringComparison.Ordinal);
    }
}
