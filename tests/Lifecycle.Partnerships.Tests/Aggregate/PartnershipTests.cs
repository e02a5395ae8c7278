using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Partnerships.Tests.Aggregate;

public class PartnershipTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Partnership _partnership = new(
        "Warm Homes", "City Council", Sector.LocalGovernment, clock: new FakeTimeProvider(Day.AddDays(7)));

    private PartnershipRule RuleOf(Action<Partnership> act)
    {
        var record = _partnership.Record;
        var rule = Assert.Throws<PartnershipRuleException>(() => act(_partnership)).Rule;
        Assert.Same(record, _partnership.Record);
        return rule;
    }

    [Fact]
    public void It_starts_with_its_initiator_as_the_only_partner()
    {
        Assert.Equal(
            ("Warm Homes", "City Council", 1),
            (_partnership.Name, _partnership.Initiator, _partnership.Cycle));
        Assert.Equal(["City Council"], _partnership.Members.Select(partner => partner.Name));
        Assert.Null(_partnership.StageEnteredAt);
        Assert.Equal("Warm Homes", _partnership.ToString());
    }

    [Fact]
    public void Ill_formed_text_invisible_characters_and_nulls_throw_and_change_nothing()
    {
        var record = _partnership.Record;
        Assert.Throws<ArgumentException>(() => _partnership.StateObjective("a\uD800b", "reason"));
        Assert.Throws<ArgumentException>(() => _partnership.Members.Add("Council\uFE0F", Sector.Other));
        Assert.Throws<ArgumentException>(() => _partnership.Members.Add("Council\U000E0041", Sector.Other));
        Assert.Throws<ArgumentNullException>(() => _partnership.AdoptPlan(new(null!, null!)));
        Assert.Throws<ArgumentNullException>(() => _partnership.AdoptMonitoring(new(null!, null!)));
        Assert.Throws<ArgumentNullException>(
            () => _partnership.Governance.AssignBoundarySpanner(new("J. Osei", null!)));
        Assert.Throws<ArgumentNullException>(() =>
            _partnership.Benefits.Add(new("Risk", new RiskShareMeasure("Debts", null!)))
        );
        Assert.Throws<ArgumentNullException>(() =>
            _partnership.Benefits.Add(WarmHomes.Benefit with { Actuals = [null!] })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _partnership.Benefits.Add(
                new(
                    "Risk",
                    new RiskShareMeasure(
                        "Debts",
                        ImmutableDictionary<string, decimal>.Empty.Add("A", decimal.MaxValue).Add("B", decimal.MaxValue)
                    )
                )
            )
        );
        Assert.Throws<ArgumentNullException>(() => _partnership.NamePolicyDriver(new(null!, 2000, "Title")));
        Assert.Throws<ArgumentNullException>(() => _partnership.TagIssue("poverty", null!, "housing"));
        Assert.Same(record, _partnership.Record);
    }

    [Fact]
    public void The_shares_of_a_risk_are_those_of_partners_and_sum_to_100_percent_once_they_are_agreed()
    {
        var shares = ImmutableDictionary<string, decimal>.Empty.Add("City Council", 60);
        _partnership.Benefits.Add(new("Risk", new RiskShareMeasure("Debts", [])));

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _partnership.Benefits.Redefine(new("Risk", new RiskShareMeasure("Debts", shares))));
        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            _partnership.Benefits.Redefine(new("Risk", new RiskShareMeasure("Debts", shares.Add("Age Charity", 40)))));
        Assert.Equal(PartnershipRule.PartnerIsKnown, thrown.Rule);
        _partnership.Members.Add("Age Charity", Sector.Voluntary);
        _partnership.Benefits.Redefine(new("Risk", new RiskShareMeasure("Debts", shares.Add("Age Charity", 40))));

        Assert.Equal(2, ((RiskShareMeasure)_partnership.Benefits[0].Measure).Shares.Count);
    }

    [Fact]
    public void One_organisation_cannot_join_under_two_Unicode_spellings_of_its_name()
    {
        _partnership.Members.Add("Caf\u00E9 Trust", Sector.Health);

        Assert.ThrowsAny<Exception>(() => _partnership.Members.Add("Cafe\u0301 Trust", Sector.Health));
        Assert.Equal(2, _partnership.Members.Count);
    }

    [Fact]
    public void The_exception_names_the_broken_rule_and_nothing_changes()
    {
        Assert.Equal(PartnershipRule.NameIsUnique, RuleOf(p => p.Members.Add("CITY council", Sector.Other)));
        Assert.Equal(PartnershipRule.PartnerIsKnown, RuleOf(p => p.Members.Commit("Unknown Ltd", "letter", Day)));
        Assert.Equal(
            PartnershipRule.PartnerIsKnown,
            RuleOf(p => p.Governance.AssignBoundarySpanner(new("J. Osei", ["Unknown Ltd"]))));
        Assert.Equal(
            PartnershipRule.BodyIsNotItsOwnPart,
            RuleOf(p => p.Members.Add("Trust", Sector.Health, partOf: "trust")));
        Assert.Equal(PartnershipRule.AimsAreStated, RuleOf(p => p.Members.AcknowledgeAims("City Council")));
        Assert.Equal(PartnershipRule.BenefitIsKnown, RuleOf(p => p.Benefits.Record("Warmth", new(1, new(2026, 1, 1)))));
        Assert.Equal(PartnershipRule.BenefitIsKnown, RuleOf(p => p.Benefits.Explain("Warmth", "Unknown.")));
        Assert.Equal(
            PartnershipRule.PartnerIsKnown,
            RuleOf(p =>
                p.Reviews.Record(
                    new(ReviewKind.Annual, "report", ReviewOutcome.Continue, Day)
                    {
                        Scores = ImmutableDictionary<string, int>.Empty.Add("Unknown Ltd", 3),
                    })));
    }

    [Fact]
    public void A_body_cannot_become_part_of_itself()
    {
        _partnership.Members.Add("Trust", Sector.Health, partOf: "Group");

        Assert.Equal(
            PartnershipRule.BodyIsNotItsOwnPart,
            RuleOf(p => p.Members.Add("Group", Sector.Health, partOf: "Trust")));
    }

    [Fact]
    public void A_benefit_cannot_be_added_twice()
    {
        _partnership.Benefits.Add(WarmHomes.Benefit);

        Assert.Equal(
            PartnershipRule.NameIsUnique,
            RuleOf(p => p.Benefits.Add(WarmHomes.Benefit with { Name = "warmth" })));
    }

    [Fact]
    public void The_message_for_an_unknown_partner_lists_the_known_partners()
    {
        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            _partnership.Members.RecordEngagement("Trust", "First talk", Day));

        Assert.Equal("Warm Homes has no partner Trust; add it first. The partners are City Council.", thrown.Message);
    }

    public static TheoryData<Action<Partnership>> Invalid =>
        [
            p => p.StateObjective(" ", "reason"),
            p => p.StateObjective("objective", ""),
            p => p.AddDeliverable(""),
            p => p.RecordReadiness(""),
            p => p.RecordRegisterSearch(""),
            p => p.Members.Add(" ", Sector.Other),
            p => p.Members.Add("Trust", Sector.Other, partOf: " "),
            p => p.Members.Commit("City Council", "", Day),
            p => p.Members.RecordContribution("City Council", "money", ""),
            p => p.Members.RecordDueDiligence("City Council", "", "None."),
            p => p.Agreement.Draft("", new(), Day),
            p => p.Agreement.Draft("agreement.pdf", null!, Day),
            p => p.Governance.Appoint(PartnershipRole.Manager, ""),
            p => p.ConfirmResources(""),
            p => p.Reviews.RecordLearning("", "lesson", Day),
            p => p.JustifyDecline(""),
            p => p.RecordTermination("document", ""),
            p => p.Risks.Add(new("", RiskCategory.Other, 1, 1, "owner")),
            p => p.Risks.Add(new("risk", RiskCategory.Other, 0, 1, "owner")),
            p => p.Risks.Add(new("risk", RiskCategory.Other, 1, 6, "owner")),
            p =>
                p.Reviews.Record(
                    new(ReviewKind.Annual, "report", ReviewOutcome.Continue, Day)
                    {
                        Scores = ImmutableDictionary<string, int>.Empty.Add("City Council", 6),
                    }),
            p => p.Members.RateCommitment("City Council", 0),
            p => p.Label((CollaborationKind)99),
            p => p.Members.Add("Trust", (Sector)99),
            p => p.Members.Add("Tru\u200bst", Sector.Health),
            p => p.Governance.Appoint((PartnershipRole)99, "holder"),
            p => p.AdoptPlan(new([new(" ", new(2026, 1, 1))], ["measure"])),
            p => p.AdoptPlan(new([new("milestone", default)], ["measure"])),
            p => p.AdoptPlan(new([new("milestone", new(2026, 1, 1))], [""])),
            p => p.AdoptMonitoring(new([" "], [new(2026, 1, 1)])),
            p => p.AdoptMonitoring(new(["indicator"], [default])),
            p => p.Benefits.Add(new("Warmth", new ReachMeasure("", "people", "outcome"))),
            p =>
                p.Benefits.Add(
                    new(
                        "Risk",
                        new RiskShareMeasure(
                            "Fire",
                            ImmutableDictionary<string, decimal>.Empty.Add("A", 70).Add("B", 40)))),
        ];

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Blank_or_out_of_range_values_throw_and_change_nothing(Action<Partnership> act)
    {
        var record = _partnership.Record;

        Assert.ThrowsAny<ArgumentException>(() => act(_partnership));

        Assert.Same(record, _partnership.Record);
    }

    [Fact]
    public void It_is_intersectoral_when_health_and_another_sector_are_committed()
    {
        _partnership.Members.Add("Charity", Sector.Voluntary);
        _partnership.Members.Add("Trust", Sector.Health);
        foreach (var partner in new[] { "City Council", "Charity", "Trust" })
            _partnership.Members.RecordEngagement(partner, "Talks.", Day);

        _partnership.Members.Commit("City Council", "letter", Day);
        Assert.False(_partnership.IsCrossSector);
        _partnership.Members.Commit("Charity", "letter", Day);
        Assert.True(_partnership is { IsCrossSector: true, IsIntersectoral: false });
        _partnership.Members.Commit("Trust", "letter", Day);
        Assert.True(_partnership.IsIntersectoral);
    }

    [Fact]
    public void Nothing_can_be_recorded_once_it_has_ended()
    {
        var ended = Partnership.Restore(_partnership.Record with
        {
            Stage = PartnershipStage.NotPursued,
            StageEnteredAt = Day,
            EndedAt = Day,
        });

        var thrown = Assert.Throws<PartnershipRuleException>(() => ended.AddDeliverable("Boilers"));

        Assert.Equal("Warm Homes ended on 2026-01-01; nothing more can be recorded.", thrown.Message);
        Assert.Equal(PartnershipRule.PartnershipGoesOn, thrown.Rule);
    }

    [Fact]
    public void Every_contact_is_added_to_the_engagement_log()
    {
        _partnership.Members.RecordEngagement("city council", "First talk", Day);
        _partnership.Members.RecordEngagement("City Council", "Second talk", Day.AddDays(7));

        Assert.Equal(
            ["First talk", "Second talk"],
            _partnership.Members["City Council"].Engagements.Select(engagement => engagement.What));
    }

    [Fact]
    public void New_joint_aims_must_be_acknowledged_again()
    {
        _partnership.StateJointAims(new("Warmth", true, true));
        _partnership.Members.AcknowledgeAims("City Council");

        _partnership.StateJointAims(new("Warmth and light", true, true));

        Assert.False(_partnership.Members["City Council"].AcknowledgesAims);
    }

    [Fact]
    public void Appointing_a_holder_twice_changes_nothing()
    {
        _partnership.Governance.Appoint(PartnershipRole.Manager, "A. Khan");
        _partnership.Governance.Appoint(PartnershipRole.Manager, "A. Khan");
        _partnership.Governance.Appoint(PartnershipRole.Manager, "J. Osei");

        Assert.Equal(["A. Khan", "J. Osei"], _partnership.Governance.Appointments.Select(each => each.Holder));
    }

    [Fact]
    public void A_risk_is_scored_by_likelihood_and_impact()
    {
        _partnership.Risks.Add(
            new("Grants dry up", RiskCategory.Resources, 3, 4, "Treasurer", "A reserve", IsShared: true));

        Assert.Equal(12, _partnership.Risks.Single().Score);
    }
}
