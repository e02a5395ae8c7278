using static Lifecycle.Partnerships.PartnershipStage;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Nothing that has not happened yet can be put on record.</summary>
public class FactsFromTheFutureTests
{
    private static readonly AgreementTerms Terms = new("3 months", "by the board", "by all partners");

    public static TheoryData<string, Action<Partnership, DateTimeOffset>> Facts => new()
    {
        { "a contact", (p, at) => p.Members.RecordEngagement(WarmHomes.Charity, "Talks.", at) },
        { "a first contact", (p, at) => p.Members.RecordEngagement("Newcomer", "Talks.", at) },
        { "a commitment", (p, at) => p.Members.Commit("Engaged Ltd", "letter", at) },
        { "a refusal to join", (p, at) => p.Members.Decline("Newcomer", at) },
        { "a notice", (p, at) => p.Members.GiveNotice(WarmHomes.Charity, new("Merger.", at.AddDays(90)), at) },
        { "a withdrawal", (p, at) => p.Members.Withdraw(WarmHomes.Charity, at) },
        { "a remedy", (p, at) => p.Members.RemedyBreach(WarmHomes.Trust, at, WarmHomes.Manager) },
        { "a draft", (p, at) => p.Agreement.Draft("third.pdf", Terms, at) },
        { "a signature", (p, at) => p.Agreement.Sign(2, WarmHomes.Charity, at) },
        { "a lifted signature", (p, at) => p.Agreement.LiftSignature(2, WarmHomes.Council, "Typo.", at) },
        { "a review", (p, at) => p.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Continue, at)) },
        { "a learning", (p, at) => p.Reviews.RecordLearning("It has grown.", "Begin smaller.", at) },
        { "an actual", (p, at) => p.Benefits.Record("Warmth", new(1000, DateOnly.FromDateTime(at.Date))) },
        {
            "an actual of a new benefit",
            (p, at) => p.Benefits.Add(
                WarmHomes.Benefit with { Name = "Light", Actuals = [new(1, DateOnly.FromDateTime(at.Date))] })
        },
        { "an appointment", (p, at) => p.Governance.Appoint(PartnershipRole.Reviewer, "J. Osei", at) },
        { "a dismissal", (p, at) => p.Governance.Dismiss(PartnershipRole.Manager, WarmHomes.Manager, at) },
        {
            "a waiver",
            (p, at) => new WaiverAuthority(new PartnershipLifecycle()).Grant(
                p, new("FUL-04", "Director of Public Health", "Winter is here.", at), WarmHomes.Manager)
        },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task A_fact_dated_after_the_clock_is_refused(string fact, Action<Partnership, DateTimeOffset> record)
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var partnership = homes.Partnership;
        partnership.Members.Add("Newcomer", Sector.Business);
        partnership.Members.Add("Engaged Ltd", Sector.Business);
        partnership.Members.RecordEngagement("Engaged Ltd", "Talks.", homes.Now);
        partnership.Agreement.Draft("amendment.pdf", Terms, homes.Now);
        partnership.Agreement.Sign(2, WarmHomes.Council, homes.Now);
        partnership.Members.DeclareBreach(WarmHomes.Trust, "Payments are missing.", 30, WarmHomes.Manager);
        var before = partnership.Record;

        var thrown = Assert.Throws<PartnershipRuleException>(() => record(partnership, homes.Now.AddYears(3)));

        Assert.Equal((fact, PartnershipRule.FactIsNotInTheFuture), (fact, thrown.Rule));
        Assert.Equal(
            "A fact dated 2029-01-08 cannot be recorded yet: the clock of Warm Homes is at 2026-01-08.",
            thrown.Message);
        Assert.Same(before, partnership.Record);
    }

    [Fact]
    public async Task A_commitment_dated_after_the_clock_is_refused_by_the_membership_too()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.Add("Newcomer", Sector.Business);
        homes.Partnership.Members.RecordEngagement("Newcomer", "Talks.", homes.Now);

        var result = await homes.Partnership.Members.MembershipOf("Newcomer").TryFireAsync(
            MembershipTrigger.Commit, new() { Payload = new Commitment("letter", homes.Now.AddSeconds(1)) });

        Assert.Equal(["MEM-01"], result.Report.Blocking.Select(line => line.Criterion.Id));
    }

    [Fact]
    public void A_value_measured_today_in_Auckland_counts_although_it_is_still_yesterday_in_London()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(
            new(2026, 1, 5, 20, 0, 0, TimeSpan.Zero));
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment, clock: clock);
        partnership.Benefits.Add(WarmHomes.Benefit);
        Assert.Throws<PartnershipRuleException>(() => partnership.Benefits.Record("Warmth", new(1, new(2026, 1, 6))));

        clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("NZ", TimeSpan.FromHours(13), "NZ", "NZ"));
        partnership.Benefits.Record("Warmth", new(1, new(2026, 1, 6)));

        Assert.Single(partnership.Benefits[0].Actuals);
    }

    [Fact]
    public void A_dismissed_holder_stays_on_record_and_no_longer_holds_the_role()
    {
        var homes = new WarmHomes();
        homes.Partnership.Governance.Appoint(PartnershipRole.Reviewer, "J. Osei", homes.Now.AddDays(-30));

        homes.Partnership.Governance.Dismiss(PartnershipRole.Reviewer, "J. Osei");

        Assert.Empty(homes.Partnership.Governance.HoldersOf(PartnershipRole.Reviewer));
        Assert.Equal(
            [new(PartnershipRole.Reviewer, "J. Osei") { Since = homes.Now.AddDays(-30), Until = homes.Now }],
            homes.Partnership.Governance.Appointments);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            homes.Partnership.Governance.Appoint(PartnershipRole.Reviewer, "J. Osei");
            homes.Partnership.Governance.Dismiss(PartnershipRole.Reviewer, "J. Osei", homes.Now.AddDays(-1));
        });
    }
}
