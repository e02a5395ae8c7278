using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>The agreement has a term: it is reminded of, expires, and is renewed. Nothing ends by itself.</summary>
public class TermTests
{
    private static readonly string[] Partners = [WarmHomes.Council, WarmHomes.Trust, WarmHomes.Charity];

    /// <summary>In Fulfilment from January 2026, with an agreement until the end of June.</summary>
    private static async Task<WarmHomes> InTermAsync(
        PartnershipStage stage = Fulfilment, AgreementTerm? term = null)
    {
        var homes = new WarmHomes();
        await homes.GoTo(Development, except: "IMP-02");
        homes.Partnership.Agreement.Draft(
            "agreement.pdf",
            new("3 months", "by the board", "by all partners")
            {
                Term = term ?? new(new(2026, 1, 1), new(2026, 6, 30)),
            },
            homes.Now);
        foreach (var partner in Partners)
            homes.Partnership.Agreement.Sign(1, partner, homes.Now);
        await homes.Move(ReachAgreement);
        await homes.Move(Launch, stage == Fulfilment);
        return homes;
    }

    private static async Task ExtendAsync(WarmHomes homes, DateOnly end)
    {
        var extension = homes.Partnership.Agreement.DraftExtension("extension.pdf", end, homes.Now);
        foreach (var partner in Partners)
            homes.Partnership.Agreement.Sign(extension, partner, homes.Now);
        await homes.Move(Amend);
    }

    private static void GoTo(WarmHomes homes, int month, int day) =>
        homes.Clock.SetUtcNow(new(2026, month, day, 9, 0, 0, TimeSpan.Zero));

    private static async Task<PortfolioEntry> EntryAsync(WarmHomes homes) =>
        Assert.Single((await Portfolio.OfAsync(WarmHomes.Council, [homes.Instance], homes.Now)).Entries);

    [Fact]
    public async Task It_expires_after_its_last_day_and_stays_in_its_stage_flagged_everywhere()
    {
        var homes = await InTermAsync();
        GoTo(homes, 6, 30);
        Assert.False(homes.Partnership.Agreement.IsExpired);

        GoTo(homes, 7, 1);

        Assert.True(homes.Partnership.Agreement.IsExpired);
        Assert.Equal(Fulfilment, homes.Instance.Stage);
        var entry = await EntryAsync(homes);
        Assert.True(entry.IsExpired);
        Assert.Contains("; expired; ", $"{entry}");
        Assert.Contains(
            "The agreement has expired: renew it, or close or dissolve the partnership by 2026-06-30", $"{entry}");
    }

    [Fact]
    public async Task New_work_needs_an_agreement_in_term_until_it_is_extended()
    {
        var homes = await InTermAsync();
        GoTo(homes, 7, 1);
        Assert.Equal(["IMP-10", "LOOP-01", "LOOP-02"], await homes.RefusalOf(Restructure));
        Assert.Equal(["IMP-10", "LOOP-01", "LOOP-02"], await homes.RefusalOf(StartNewCycle));
        Assert.Equal(
            "The agreement expired: its last day was 2026-06-30.",
            homes.Instance.History[^1].Report.Blocking.First().Reason);

        await ExtendAsync(homes, new(2027, 6, 30));

        Assert.False(homes.Partnership.Agreement.IsExpired);
        await homes.LoopAsync(Restructure);
        await homes.Move(Launch);
        Assert.Equal(Fulfilment, homes.Instance.Stage);
    }

    [Theory]
    [InlineData(1, 1, "The agreement expired: its last day was 2026-01-06.")]
    [InlineData(2, 12, "The agreement begins on 2026-02-01.")]
    public async Task A_launch_outside_the_term_is_refused(int start, int end, string reason)
    {
        var homes = await InTermAsync(
            Implementation, new(new(2026, start, 1), end == 1 ? new(2026, 1, 6) : new(2026, end, 1)));
        homes.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(["IMP-10"], await homes.RefusalOf(Launch));
        Assert.Equal(reason, homes.Instance.History[^1].Report.Blocking.Single().Reason);
    }

    [Fact]
    public async Task A_suspended_expired_partnership_may_resume_and_an_expired_one_may_close_or_dissolve()
    {
        var homes = await InTermAsync();
        await homes.Move(Suspend, payload: homes.Notice);
        GoTo(homes, 7, 1);

        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        await homes.Move(BeginClosure);

        Assert.Equal(Closing, homes.Instance.Stage);
        Assert.False(homes.Partnership.Agreement.IsExpired);
    }

    [Fact]
    public async Task It_reminds_90_60_30_and_15_days_before_and_on_the_last_day_once_each()
    {
        var homes = await InTermAsync();
        List<string> reminders = [];
        for (; homes.Now.Month < 8; homes.Clock.Advance(TimeSpan.FromDays(1)))
        {
            var result = await homes.Instance.TryFireAsync(Remind);
            if (result.Accepted)
            {
                var ends = Assert.IsType<AgreementEnds>(Assert.Single(result.Events));
                Assert.Equal(("Warm Homes", 1, new DateOnly(2026, 6, 30)), (ends.Partnership, ends.Version, ends.Ends));
                reminders.Add($"{ends.At:MM-dd} {ends.DaysLeft}");
            }
            else
                Assert.Equal(["REM-01"], result.Report.Blocking.Select(line => line.Criterion.Id));
        }

        Assert.Equal(["04-01 90", "05-01 60", "05-31 30", "06-15 15", "06-30 0"], reminders);
        Assert.Equal(Fulfilment, homes.Instance.Stage);
    }

    [Fact]
    public async Task A_reminder_falls_due_by_itself_missed_ones_are_given_once_and_an_extension_begins_anew()
    {
        var homes = await InTermAsync();
        Assert.Equal(
            new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            Assert.Single(homes.Instance.DueDates()).DueAt);

        GoTo(homes, 6, 10);
        await homes.Move(Remind);
        Assert.Equal(19, homes.Partnership.Agreement.LastReminder?.DaysLeft);
        Assert.Equal(
            new DateTimeOffset(2026, 6, 15, 0, 0, 0, TimeSpan.Zero),
            Assert.Single(homes.Instance.DueDates()).DueAt);

        await ExtendAsync(homes, new(2027, 6, 30));

        Assert.Equal(
            new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero),
            Assert.Single(homes.Instance.DueDates()).DueAt);
    }

    [Fact]
    public async Task An_agreement_without_an_end_neither_expires_nor_is_reminded_of_nor_can_be_extended()
    {
        var homes = await InTermAsync(term: new(new(2026, 1, 1)));
        GoTo(homes, 12, 31);

        Assert.False(homes.Partnership.Agreement.IsExpired);
        Assert.Empty(homes.Instance.DueDates());
        Assert.Equal(["REM-01"], await homes.RefusalOf(Remind));
        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            homes.Partnership.Agreement.DraftExtension("extension.pdf", new(2027, 1, 1), homes.Now));
        Assert.Equal(PartnershipRule.AgreementHasAnEnd, thrown.Rule);
    }

    [Fact]
    public async Task An_extension_moves_the_end_and_keeps_all_other_terms()
    {
        var homes = await InTermAsync();
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            homes.Partnership.Agreement.DraftExtension("extension.pdf", new(2026, 6, 30), homes.Now));
        var before = homes.Partnership.Agreement.InForce!.Terms;

        await ExtendAsync(homes, new(2026, 12, 31));

        Assert.Equal(
            before with { Term = before.Term! with { End = new(2026, 12, 31) } },
            homes.Partnership.Agreement.InForce!.Terms);
    }

    [Fact]
    public async Task A_notice_must_be_as_long_as_the_agreement_demands()
    {
        var homes = await InTermAsync(term: new(new(2026, 1, 1), new(2026, 6, 30)) { NoticeDays = 90 });

        var thrown = Assert.Throws<EntryRefusedException>(() =>
            homes.Partnership.Members.GiveNotice(WarmHomes.Trust, new("Merger.", homes.Now.AddDays(89)), homes.Now));
        Assert.Equal(["MEM-03"], thrown.Report.Blocking.Select(line => line.Criterion.Id));
        homes.Partnership.Members.GiveNotice(WarmHomes.Trust, new("Merger.", homes.Now.AddDays(90)), homes.Now);
    }

    [Fact]
    public void A_term_that_ends_before_it_begins_is_refused()
    {
        var partnership = new WarmHomes().Partnership;

        Assert.Throws<ArgumentOutOfRangeException>(() => partnership.Agreement.Draft(
            "agreement.pdf",
            new() { Term = new(new(2026, 2, 1), new(2026, 1, 1)) },
            new(2026, 1, 5, 0, 0, 0, default)));
    }
}
