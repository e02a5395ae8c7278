using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>
/// Three agreements between public bodies, with the parties, terms and dates that their councils published, taken
/// through what happened to them. What the sources do not tell (people, letters, documents) is filled in plainly.
/// </summary>
public class RealAgreementTests
{
    private const string Commissioner = "Joint commissioner";

    private static readonly PooledFundSchedule Schedule = new()
    {
        Aims = "Integrated health and social care",
        Contributions = "As in the schedule of the year",
        Functions = "As in the schedules",
        Services = "As in the schedules",
        StaffAndGoods = "As in the schedules",
        Duration = "The term",
        Review = "Each year",
        Variation = "In writing",
        Termination = "By notice",
        FundManagement = "By the council",
    };

    private readonly FakeTimeProvider _clock = new(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> _lifecycle =
        new PartnershipLifecycle().With(criteria => criteria.Add<PooledFundsAreScheduled>(entering: Implementation));

    private Partnership _partnership = null!;
    private LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> _instance = null!;

    private DateTimeOffset Now => _clock.GetUtcNow();

    private string[] Parties =>
        [.. _partnership.Members.Where(partner => !partner.HasLeft).Select(partner => partner.Name)];

    /// <summary>
    /// Haringey Council and North Central London CCG: the agreement expired on 1 March 2022, and its extension was
    /// decided late (minutes.haringey.gov.uk, mgAi.aspx?ID=72586).
    /// </summary>
    [Fact]
    public async Task Haringey_the_agreement_that_expired_on_1_March_2022_is_flagged_until_it_is_extended_late()
    {
        On(2019, 3, 2);
        await LaunchAsync("Haringey lead commissioning", "Haringey Council", "NCL CCG", new(2022, 3, 1));
        Assert.Equal(BoardRating.Green, (await ReportAsync()).Rating);

        On(2022, 1, 15);
        Assert.Contains(
            "The agreement ends on 2022-03-01, in 45 days.", (await ReportAsync()).Reasons.Select(each => each.Text));

        On(2022, 5, 3);
        Assert.Equal(Fulfilment, _instance.Stage);
        var report = await ReportAsync();
        Assert.Equal(BoardRating.Red, report.Rating);
        Assert.Contains("The agreement expired: its last day was 2022-03-01.", $"{report}".ReplaceLineEndings(" "));
        Assert.True(Assert.Single(
            (await Portfolio.OfAsync("Haringey Council", [_instance], Now)).Entries).IsExpired);
        Assert.Equal("IMP-10", (await RefusalOf(Restructure))[0]);
        Assert.Equal("IMP-10", (await RefusalOf(StartNewCycle))[0]);

        await ExtendAsync(new(2023, 3, 1));
        Assert.False(_partnership.Agreement.IsExpired);
        Assert.NotEqual(BoardRating.Red, (await ReportAsync()).Rating);
    }

    /// <summary>
    /// Herefordshire Council and Herefordshire CCG: for the Better Care Fund from April 2016, varied in October 2016 to
    /// run to March 2018, extended to March 2019, followed by an agreement from April 2020 to March 2025
    /// (councillors.herefordshire.gov.uk, decisions 3204, 4391 and 6455, agenda item 48145).
    /// </summary>
    [Fact]
    public async Task Herefordshire_the_agreement_is_varied_and_extended_and_passes_to_successors()
    {
        On(2016, 4, 1);
        await LaunchAsync(
            "Herefordshire better care fund", "Herefordshire Council", "Herefordshire CCG", new(2016, 9, 30));
        On(2016, 9, 30);
        await ExtendAsync(new(2018, 3, 31));
        On(2017, 11, 30);
        await ExtendAsync(new(2019, 3, 31));

        // The CCG merged with its neighbours in April 2020, and integrated care boards replaced CCGs in July 2022.
        On(2020, 4, 1);
        Assert.True(_partnership.Agreement.IsExpired);
        _partnership.Members.Succeed(
            "Herefordshire CCG", new("Herefordshire and Worcestershire CCG", "merger"), Now, Commissioner);
        Sign(_partnership.Agreement.Draft("agreement of 2020", Terms(new(2020, 4, 1), new(2025, 3, 31)), Now));
        await FireAsync(Amend);
        On(2022, 7, 1);
        _partnership.Members.Succeed(
            "Herefordshire CCG",
            new("Herefordshire and Worcestershire ICB", "Health and Care Act 2022"),
            Now,
            Commissioner);

        Assert.False(_partnership.Agreement.IsExpired);
        Assert.Equal(4, _partnership.Agreement.InForce?.Number);
        var board = _partnership.Members["Herefordshire and Worcestershire ICB"];
        Assert.Equal(
            ["Herefordshire CCG", "Herefordshire and Worcestershire CCG"],
            board.FormerNames.Select(former => former.Name));
        Assert.True(_partnership.Agreement.InForce!.IsSignedBy(board));
        On(2025, 4, 1);
        Assert.True(_partnership.Agreement.IsExpired);
        var json = _partnership.ToJson();
        Assert.Equal(json, Partnership.FromJson(json, _clock).ToJson());
    }

    /// <summary>
    /// Salford City Council and the primary care trust: the arrangement under section 31 ran for years before it had a
    /// written agreement (studylib.net, 16037814).
    /// </summary>
    [Fact]
    public async Task Salford_an_arrangement_without_a_written_agreement_is_entered_as_it_is_and_then_agreed()
    {
        On(2006, 4, 1);
        _partnership = new("Salford section 31", "Salford City Council", Sector.LocalGovernment, clock: _clock);
        _partnership.Members.Add("Salford PCT", Sector.Health);
        _partnership.StateObjective("Joint services", "Each body pays for a part of the care.");
        foreach (var partner in Parties)
        {
            _partnership.Members.RecordEngagement(partner, "The arrangement.", Now);
            _partnership.Members.Commit(partner, "letter", Now);
        }

        _partnership.Import(Fulfilment, new(2002, 4, 1, 0, 0, 0, TimeSpan.Zero), "It runs without an agreement.");
        _instance = _lifecycle.Resume(_partnership, Fulfilment, options: new() { TimeProvider = _clock });

        var report = await ReportAsync();
        Assert.Equal(BoardRating.Red, report.Rating);
        Assert.Contains(report.Reasons, reason =>
            reason.Text == "IMP-02 no longer holds: There is no agreement.");
        Assert.Equal("IMP-02", (await RefusalOf(Amend)).FirstOrDefault(id => id == "IMP-02"));

        // To agree, it goes back to Development with what it has learned.
        _partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director of Adults");
        _partnership.AddDeliverable("Joint services");
        _partnership.Reviews.Record(new(ReviewKind.EventDriven, "audit", ReviewOutcome.Renegotiate, Now));
        _partnership.Reviews.RecordLearning("There is no agreement.", "Write it down.", Now);
        await FireAsync(Renegotiate);
        await AgreeAsync(Terms(new(2006, 4, 1), new(2009, 3, 31)));

        Assert.Equal(Implementation, _instance.Stage);
        Assert.All(_partnership.Members, partner => Assert.Equal(MembershipStage.Active, partner.Stage));
    }

    private void On(int year, int month, int day) =>
        _clock.SetUtcNow(new(year, month, day, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Takes a council and an NHS body to an agreement from today to an end, and launches.</summary>
    private async Task LaunchAsync(string name, string council, string nhs, DateOnly end)
    {
        _partnership = new(name, council, Sector.LocalGovernment, clock: _clock);
        _instance = _lifecycle.Start(_partnership, new() { TimeProvider = _clock });
        _partnership.StateObjective("Integrated health and social care", "Each body pays for a part of the care.");
        _partnership.AddDeliverable("Lead commissioning and pooled funds");
        _partnership.Members.Add(nhs, Sector.Health);
        _partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director of Adults");
        await FireAsync(BeginDevelopment);
        foreach (var partner in Parties)
        {
            _partnership.Members.RecordEngagement(partner, "The agreement.", Now);
            _partnership.Members.Commit(partner, "letter", Now);
        }

        await AgreeAsync(Terms(DateOnly.FromDateTime(Now.UtcDateTime), end));
        _partnership.Governance.Adopt(new("Joint board", "Both", "By consent"));
        _partnership.Governance.Appoint(PartnershipRole.Manager, Commissioner);
        _partnership.Governance.Appoint(PartnershipRole.AccountableBody, council);
        _partnership.ConfirmResources("budget");
        _partnership.AdoptPlan(new([new("Final report", new(2030, 3, 31))], ["Outcomes"]));
        _partnership.AdoptMonitoring(new(["Outcomes"], [new(2030, 3, 31)]));
        await FireAsync(Launch);
    }

    private async Task AgreeAsync(AgreementTerms terms)
    {
        _partnership.PoolFunds();
        _partnership.StateJointAims(new("Better outcomes for residents", true, true));
        foreach (var partner in Parties)
        {
            _partnership.Members.AcknowledgeAims(partner);
            _partnership.Members.RecordContribution(partner, "Funding", "Commissioner");
            _partnership.Members.RecordDueDiligence(partner, "Public body.", "None.");
        }

        _partnership.Benefits.Add(
            new("Outcomes", new ReachMeasure("Residents with better outcomes", "residents", "Better health"))
            {
                Baseline = new(0, DateOnly.FromDateTime(Now.UtcDateTime)),
                Target = new(1000, new(2030, 3, 31)),
                Owner = Commissioner,
            });
        _partnership.Risks.Add(new("Demand grows", RiskCategory.Resources, 3, 3, "Director of Adults"));
        Sign(_partnership.Agreement.Draft("section 75 agreement", terms, Now));
        await FireAsync(ReachAgreement);
    }

    private static AgreementTerms Terms(DateOnly start, DateOnly end) =>
        new("By letter", "As in the agreement", "By both", Schedule) { Term = new(start, end) };

    private void Sign(int version)
    {
        foreach (var partner in Parties)
            _partnership.Agreement.Sign(version, partner, Now);
    }

    private async Task ExtendAsync(DateOnly end)
    {
        Sign(_partnership.Agreement.DraftExtension("extension", end, Now));
        await FireAsync(Amend);
    }

    private async Task FireAsync(PartnershipTrigger trigger) =>
        await _instance.FireAsync(trigger, new() { Actor = Commissioner });

    private async Task<string[]> RefusalOf(PartnershipTrigger trigger) =>
        [
            .. (await _instance.TryFireAsync(trigger, new() { Actor = Commissioner }))
                .Report.Blocking.Select(line => line.Criterion.Id),
        ];

    private ValueTask<BoardReport> ReportAsync() => BoardReport.OfAsync(_lifecycle, _instance, Now);
}
