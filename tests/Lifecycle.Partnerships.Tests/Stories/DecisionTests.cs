using static Lifecycle.Partnerships.PartnershipStage;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Decisions of the board and disputes are dated records.</summary>
public class DecisionTests
{
    private static readonly string[] Both = [WarmHomes.Council, WarmHomes.Trust];

    [Fact]
    public async Task A_decision_of_the_board_is_kept_with_its_vote_and_minutes()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var decision = new BoardDecision("Overspend", "The trust pays half.", homes.Now)
        {
            Vote = "2 of 3",
            Document = "minutes of 8 January",
        };

        homes.Partnership.RecordAs("A. Khan").Governance.RecordDecision(decision);

        var restored = Partnership.FromJson(homes.Partnership.ToJson(), homes.Clock);
        Assert.Equal([decision], restored.Governance.Decisions);
        Assert.Equal(("decision", "Overspend", "A. Khan"), Last(restored));
        Assert.Equal(PartnershipRule.FactIsNotInTheFuture, Assert.Throws<PartnershipRuleException>(() =>
            homes.Partnership.Governance.RecordDecision(decision with { At = homes.Now.AddDays(1) })).Rule);
    }

    [Fact]
    public async Task A_dispute_is_amber_while_it_is_open_and_stays_on_record()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Governance.RaiseDispute("The share of the overspend", Both, homes.Now);

        var report = await BoardReport.OfAsync(new PartnershipLifecycle(), homes.Instance);
        Assert.Contains(
            new(
                BoardRating.Amber,
                "A dispute is open between City Council and Health Trust: The share of the overspend."),
            report.Reasons);
        homes.Clock.Advance(TimeSpan.FromDays(10));
        homes.Partnership.Governance.ResolveDispute(
            "the share of the overspend", new("Half each.", "A mediator", homes.Now));

        Assert.Empty(homes.Partnership.Governance.OpenDisputes);
        var restored = Partnership.FromJson(homes.Partnership.ToJson(), homes.Clock);
        Assert.Equal("Half each.", Assert.Single(restored.Governance.Disputes).Resolution?.Outcome);
        Assert.DoesNotContain("resolution", Before(restored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_to_a_dispute_cannot_resolve_it_nor_can_a_body_that_has_merged_into_one()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.Add("Ombudsman", Sector.Other);
        homes.Partnership.Governance.RaiseDispute("The overspend", Both, homes.Now);

        AssertRule(PartnershipRule.ResolverIsIndependent, () => Resolve(WarmHomes.Trust));
        homes.Partnership.Members.Merge(
            "Ombudsman", new(WarmHomes.Council, "order.pdf"), homes.Now, WarmHomes.Manager);
        AssertRule(PartnershipRule.ResolverIsIndependent, () => Resolve("Ombudsman"));
        Resolve(WarmHomes.Charity);
        AssertRule(PartnershipRule.DisputeIsKnown, () => Resolve(WarmHomes.Charity));

        void Resolve(string by) =>
            homes.Partnership.Governance.ResolveDispute("The overspend", new("Half each.", by, homes.Now));
    }

    [Fact]
    public async Task A_dispute_is_between_partners_and_raised_once()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Governance.RaiseDispute("The overspend", Both, homes.Now);

        AssertRule(PartnershipRule.NameIsUnique, () =>
            homes.Partnership.Governance.RaiseDispute("the overspend", Both, homes.Now));
        AssertRule(PartnershipRule.PartnerIsKnown, () =>
            homes.Partnership.Governance.RaiseDispute("Rent", [WarmHomes.Council, "Unknown Ltd"], homes.Now));
        Assert.Throws<ArgumentException>(() =>
            homes.Partnership.Governance.RaiseDispute("Rent", [WarmHomes.Council, "CITY COUNCIL"], homes.Now));
        Assert.Throws<ArgumentException>(() => homes.Partnership.Governance.ResolveDispute(
            "The overspend", new("Half each.", "A mediator", homes.Now.AddDays(-1))));
    }

    private static (string What, string? Item, string? By) Last(Partnership partnership) =>
        partnership.Changes[^1] is var last ? (last.What, last.Item, last.By) : default;

    private static string Before(Partnership partnership) => partnership.Changes[^1].Before!;

    private static void AssertRule(PartnershipRule rule, Action act) =>
        Assert.Equal(rule, Assert.Throws<PartnershipRuleException>(act).Rule);
}
