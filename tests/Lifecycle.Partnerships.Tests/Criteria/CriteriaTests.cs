using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Criteria;

public class CriteriaTests
{
    private readonly WarmHomes _homes = new();

    [Theory]
    [InlineData("DEV-01", true)]
    [InlineData("DEV-02", true)]
    [InlineData("DEV-03", true)]
    [InlineData("DEV-04", true)]
    [InlineData("DEV-05", false)]
    [InlineData("DEV-06", false)]
    public async Task Each_criterion_of_Development_is_unmet_if_its_fact_is_missing(string id, bool blocks)
    {
        _homes.Record("DEV", except: id);

        AssertOnlyUnmet(id, blocks, await _homes.Instance.EvaluateAsync(BeginDevelopment));
    }

    [Theory]
    [InlineData("IMP-02")]
    [InlineData("IMP-03")]
    [InlineData("IMP-04")]
    [InlineData("IMP-05")]
    [InlineData("IMP-06")]
    [InlineData("IMP-08")]
    public async Task Each_criterion_of_Implementation_is_unmet_if_its_fact_is_missing(string id)
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);
        _homes.Record("IMP", except: id);
        if (id == "IMP-02")
            _homes.Partnership.Agreement.Draft(
                "agreement.pdf",
                new("3 months", "by the board", "by all partners"),
                _homes.Now);

        AssertOnlyUnmet(id, blocks: true, await _homes.Instance.EvaluateAsync(ReachAgreement));
    }

    [Theory]
    [InlineData("FUL-01", true)]
    [InlineData("FUL-02", true)]
    [InlineData("FUL-03", true)]
    [InlineData("FUL-04", true)]
    [InlineData("FUL-05", true)]
    [InlineData("FUL-06", false)]
    [InlineData("FUL-07", false)]
    public async Task Each_criterion_of_Fulfilment_is_unmet_if_its_fact_is_missing(string id, bool blocks)
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);
        _homes.Record("IMP");
        await _homes.Move(ReachAgreement);
        _homes.Record("FUL", except: id);
        if (id == "FUL-02")
            _homes.Partnership.Governance.Appoint(PartnershipRole.Manager, WarmHomes.Manager);

        AssertOnlyUnmet(id, blocks, await _homes.Instance.EvaluateAsync(Launch, new() { Actor = WarmHomes.Manager }));
    }

    [Fact]
    public async Task Parts_of_the_same_body_count_as_one_party()
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);
        var partnership = _homes.Partnership;
        partnership.Members.Add("Council Housing Department", Sector.Housing, partOf: "city council");
        foreach (var partner in new[] { "Council Housing Department", WarmHomes.Trust })
            partnership.Members.RecordEngagement(partner, "Talks.", _homes.Now);
        partnership.Members.Commit("Council  housing department", "letter", _homes.Now);
        partnership.Members.Commit(WarmHomes.Council, "letter", _homes.Now);

        var line = await LineOf("IMP-01", ReachAgreement);
        Assert.Equal("Only one independent body is committed: City Council, Council Housing Department.", line.Reason);
        partnership.Members.Commit(WarmHomes.Trust, "letter", _homes.Now);

        Assert.Equal(Verdict.Met, (await LineOf("IMP-01", ReachAgreement)).Verdict);
        Assert.Equal(2, partnership.Members.IndependentParties);
    }

    [Theory]
    [InlineData(false, true, "The joint aims are not consistent.")]
    [InlineData(true, false, "The joint aims are not realistic.")]
    [InlineData(false, false, "The joint aims are neither consistent nor realistic.")]
    [InlineData(true, true, "The joint aims are not acknowledged by City Council, Health Trust and Age Charity.")]
    public async Task Aims_are_joint_when_consistent_realistic_and_acknowledged_by_all(
        bool consistent,
        bool realistic,
        string reason)
    {
        await _homes.GoTo(Development);

        _homes.Partnership.StateJointAims(new("Warmth for all", consistent, realistic));

        Assert.Equal(reason, (await LineOf("IMP-03", ReachAgreement)).Reason);
    }

    [Fact]
    public async Task The_reason_names_what_a_benefit_lacks()
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);
        Assert.Equal("The benefits register is empty.", (await LineOf("IMP-04", ReachAgreement)).Reason);

        _homes.Partnership.Benefits.Add(WarmHomes.Benefit with { Target = null, Owner = " " });

        Assert.Equal(
            "No benefit is complete: Warmth lacks a target at a later date and an owner.",
            (await LineOf("IMP-04", ReachAgreement)).Reason);
    }

    [Fact]
    public async Task A_target_before_its_baseline_does_not_count()
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);

        _homes.Partnership.Benefits.Add(WarmHomes.Benefit with { Target = new(1000, new(2025, 1, 1)) });

        Assert.Equal(
            "No benefit is complete: Warmth lacks a target at a later date.",
            (await LineOf("IMP-04", ReachAgreement)).Reason);
    }

    [Fact]
    public async Task A_part_of_the_initiator_is_not_an_external_partner()
    {
        _homes.Record("DEV", except: "DEV-03");
        _homes.Partnership.Members.Add("Housing Department", Sector.Housing, partOf: WarmHomes.Council);

        Assert.Equal(["DEV-03"], await _homes.RefusalOf(BeginDevelopment));
    }

    [Theory]
    [InlineData("IMP-03")]
    [InlineData("IMP-05")]
    [InlineData("IMP-06")]
    public async Task Criteria_for_every_committed_partner_are_unmet_while_none_is_committed(string id)
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);
        _homes.Partnership.StateJointAims(new("Warmth for all", AreConsistent: true, AreRealistic: true));

        Assert.StartsWith("No partner is committed yet", (await LineOf(id, ReachAgreement)).Reason);
    }

    [Fact]
    public async Task The_reason_names_the_missing_exit_terms()
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);
        _homes.Partnership.Agreement.Draft("agreement.pdf", new(Notice: "3 months"), _homes.Now);

        Assert.Equal(
            "The agreement lacks terms of withdrawal and terms of dissolution.",
            (await LineOf("IMP-07", ReachAgreement)).Reason);
    }

    [Theory]
    [InlineData(1, SkillLevel.Practised, "J. Osei links fewer than two independent partners.")]
    [InlineData(2, null, "The skills of J. Osei are not profiled in managing complexity.")]
    [InlineData(2, SkillLevel.Gap, "J. Osei has a gap in managing complexity.")]
    public async Task A_boundary_spanner_links_two_partners_and_has_the_skills(
        int links,
        SkillLevel? complexity,
        string advice)
    {
        await _homes.GoTo(Implementation);

        _homes.Partnership.Governance.AssignBoundarySpanner(WarmHomes.Spanner with
        {
            Links = [.. WarmHomes.Spanner.Links.Take(links)],
            ManagingComplexity = complexity,
        });

        var line = await LineOf("FUL-06", Launch);
        Assert.Equal((Verdict.Advisory, advice), (line.Verdict, line.Reason));
    }

    [Fact]
    public async Task A_candidate_that_declined_is_no_candidate()
    {
        _homes.Record("DEV");
        foreach (var partner in new[] { WarmHomes.Trust, WarmHomes.Charity })
            _homes.Partnership.Members.Decline(partner, _homes.Now);

        Assert.Equal(["DEV-03"], await _homes.RefusalOf(BeginDevelopment));
    }

    [Fact]
    public async Task The_accountable_body_is_a_partner_that_has_not_left()
    {
        await _homes.GoTo(Implementation);
        var partnership = _homes.Partnership;
        partnership.Governance.Dismiss(PartnershipRole.AccountableBody, WarmHomes.Council);
        partnership.Governance.Appoint(PartnershipRole.AccountableBody, "Outsider Ltd");
        Assert.Equal(["FUL-02"], await _homes.RefusalOf(Launch));
        partnership.Governance.Appoint(PartnershipRole.AccountableBody, WarmHomes.Charity);
        Assert.Equal(Verdict.Met, (await LineOf("FUL-02", Launch)).Verdict);

        partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", _homes.Now.AddDays(30)), _homes.Now);
        _homes.Clock.Advance(TimeSpan.FromDays(30));
        partnership.Members.Withdraw(WarmHomes.Charity, _homes.Now);

        Assert.Equal(["FUL-02"], await _homes.RefusalOf(Launch));
    }

    [Fact]
    public async Task A_dismissed_boundary_spanner_does_not_count_and_several_are_possible()
    {
        await _homes.GoTo(Implementation);
        _homes.Partnership.Governance.AssignBoundarySpanner(
            WarmHomes.Spanner with { Name = "B. Lee", Relationships = null });
        Assert.Equal(Verdict.Met, (await LineOf("FUL-06", Launch)).Verdict);

        _homes.Partnership.Governance.Dismiss(PartnershipRole.BoundarySpanner, "J. Osei");
        Assert.StartsWith("The skills of B. Lee are not profiled", (await LineOf("FUL-06", Launch)).Reason);
        _homes.Partnership.Governance.Dismiss(PartnershipRole.BoundarySpanner, "B. Lee");

        Assert.Equal("No boundary spanner is assigned.", (await LineOf("FUL-06", Launch)).Reason);
    }

    [Fact]
    public async Task A_boundary_spanner_links_partners_of_different_bodies()
    {
        await _homes.GoTo(Implementation);
        _homes.Partnership.Members.Add("Housing Department", Sector.Housing, partOf: WarmHomes.Council);

        _homes.Partnership.Governance.AssignBoundarySpanner(
            WarmHomes.Spanner with { Links = [WarmHomes.Council, "Housing Department"] });

        Assert.Equal(
            "J. Osei links fewer than two independent partners.", (await LineOf("FUL-06", Launch)).Reason);
    }

    [Fact]
    public async Task Every_unmet_criterion_has_a_reason_and_a_remedy()
    {
        var lifecycle = new Unchecked();
        var bare = new Partnership("Bare", "Council", Sector.LocalGovernment);
        foreach (var transition in lifecycle.Graph.Transitions)
        {
            var before = transition.From.Key == Fulfilment ? Implementation : Fulfilment;
            var instance = lifecycle.Resume(bare, lifecycle.SnapshotOf(transition.From.Key, 1, before));
            object? bareDocument = transition.Trigger.Key switch
            {
                Suspend or ExtendSuspension => _homes.Notice with { Reason = null },
                PartnershipTrigger.Resume => WarmHomes.Decision with { Resolution = null },
                _ => null,
            };
            var report = await instance.EvaluateAsync(transition.Trigger.Key, new() { Payload = bareDocument });
            Assert.All(
                report.Lines.Where(line => line.Verdict != Verdict.Met),
                line => Assert.True(line is { Reason.Length: > 0, Remedy.Length: > 0 }, line.ToString()));
        }
    }

    /// <summary>Resumes a partnership in stages that its record contradicts.</summary>
    private sealed class Unchecked : PartnershipLifecycle
    {
        protected override string? FindMismatch(Partnership subject, PartnershipStage stage) => null;
    }

    private async Task<CriterionLine> LineOf(string id, PartnershipTrigger trigger) =>
        (await _homes.Instance.EvaluateAsync(trigger)).Lines.Single(line => line.Criterion.Id == id);

    private static void AssertOnlyUnmet(string id, bool blocks, GateReport report)
    {
        var line = Assert.Single(report.Lines, line => line.Verdict != Verdict.Met);
        Assert.Equal((id, blocks), (line.Criterion.Id, line.Blocks));
        Assert.Equal(!blocks, report.Passed);
    }
}
