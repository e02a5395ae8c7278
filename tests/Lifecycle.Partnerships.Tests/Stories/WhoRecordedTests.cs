using System.Text.Json;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Every fact knows who recorded it and when, and what it replaced.</summary>
public class WhoRecordedTests
{
    private readonly WarmHomes _homes = new();

    private Partnership Partnership => _homes.Partnership;

    private IEnumerable<RecordedChange> Of(string what) => Partnership.Changes.Where(change => change.What == what);

    [Fact]
    public void Three_updates_of_a_risk_leave_three_entries_with_the_values_before()
    {
        Partnership.RecordAs("A. Khan").Risks.Add(new("Grants dry up", RiskCategory.Resources, 3, 4, "Treasurer"));
        _homes.Clock.Advance(TimeSpan.FromDays(1));
        Partnership.RecordAs("J. Osei").Risks.Update("Grants dry up", RiskStatus.Mitigated);
        _homes.Clock.Advance(TimeSpan.FromDays(1));
        Partnership.Risks.Update("Grants dry up", RiskStatus.Closed);

        Assert.Equal(["A. Khan", "J. Osei", "J. Osei"], Of("risk").Select(change => change.By));
        Assert.Equal([5, 6, 7], Of("risk").Select(change => change.At.Day));
        Assert.All(Of("risk"), change => Assert.Equal("Grants dry up", change.Item));
        Assert.Equal(
            [null, "Open", "Mitigated"],
            Of("risk").Select(change => change.Before is { } before
                ? JsonDocument.Parse(before).RootElement.GetProperty("status").GetString()
                : null));
    }

    [Fact]
    public void A_plan_a_rating_and_a_contribution_keep_what_they_replaced()
    {
        Partnership.AdoptPlan(new([new("First 100 homes", new(2026, 9, 30))], ["Homes"]));
        Partnership.AdoptPlan(new([new("First 200 homes", new(2026, 9, 30))], ["Homes"]));
        Partnership.Members.RateCommitment(WarmHomes.Council, 2);
        Partnership.Members.RateCommitment(WarmHomes.Council, 5);
        Partnership.Members.RecordContribution(WarmHomes.Council, "Staff", "Lead", new(100_000, "GBP"));
        Partnership.Members.RecordContribution(WarmHomes.Council, "Staff", "Lead", new(150_000, "GBP"));

        Assert.Contains("First 100 homes", Of("delivery plan").Last().Before);
        Assert.Equal([null, "\"2\""], Of("commitment rating").Select(change => change.Before));
        Assert.Contains("100000", Of("contribution").Last().Before);
        Assert.Equal(WarmHomes.Council, Of("contribution").Last().Item);
    }

    [Fact]
    public void Ratings_of_commitment_stay_on_record_with_their_dates()
    {
        Partnership.Members.RateCommitment(WarmHomes.Council, 2, _homes.Now.AddDays(-30));
        Partnership.Members.RateCommitment(WarmHomes.Council, 5);

        var council = Partnership.FromJson(Partnership.ToJson(), _homes.Clock).Members[WarmHomes.Council];
        Assert.Equal(5, council.CommitmentRating);
        Assert.Equal(
            [new(2, _homes.Now.AddDays(-30)), new(5, _homes.Now)], council.CommitmentRatings);
        Assert.Throws<PartnershipRuleException>(() =>
            Partnership.Members.RateCommitment(WarmHomes.Council, 3, _homes.Now.AddDays(1)));
    }

    [Fact]
    public void A_membership_move_that_is_recorded_late_tells_when_and_by_whom()
    {
        Partnership.Members.Add(WarmHomes.Trust, Sector.Health);
        Partnership.RecordAs("A. Khan").Members.RecordEngagement(WarmHomes.Trust, "Talks.", _homes.Now.AddDays(-9));
        Partnership.Members.Commit(WarmHomes.Trust, "letter", _homes.Now.AddDays(-8), "J. Osei");

        Assert.Equal(
            [("Health Trust: Engaged", "A. Khan", _homes.Now), ("Health Trust: Committed", "J. Osei", _homes.Now)],
            Of("membership").Select(change => (change.Item!, change.By!, change.At)));
        Assert.Equal("A. Khan", Partnership.Members[WarmHomes.Trust].Moves[0].By);
    }

    [Fact]
    public async Task Every_kind_of_fact_is_told_of()
    {
        await _homes.GoTo(PartnershipStage.Fulfilment);
        Partnership.StateObjective("Warm homes", "The levers lie with several bodies.");
        Partnership.Reviews.Record(new(ReviewKind.Annual, "report", ReviewOutcome.Continue, _homes.Now));
        Partnership.Reviews.RecordLearning("It grew.", "Begin smaller.", _homes.Now);
        Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        Partnership.RecordSettlement(new("Returned", "Spent", "None"));
        Partnership.RecordTermination("termination.pdf", "It is over.");
        Partnership.PoolFunds();
        Partnership.TagIssue("poverty");
        Partnership.NamePolicyDriver(PartnershipReference.PolicyDocuments[0]);
        Partnership.Label(CollaborationKind.Collaboration);

        Assert.Equal(
            [
                "acknowledgement", "agreement", "appointment", "benefit", "boundary spanner", "closure plan",
                "contribution", "deliverable", "delivery plan", "due diligence", "engagement", "governance", "issue",
                "joint aims", "kind", "learning", "membership", "monitoring", "objective", "partner", "policy driver",
                "pooling of funds", "public accountability", "readiness", "register search", "resource confirmation",
                "review", "risk", "settlement", "termination",
            ],
            Partnership.Changes.Select(change => change.What).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_entries_are_stored_with_the_record()
    {
        Partnership.RecordAs("A. Khan").RecordReadiness("Ready.");

        var restored = Partnership.FromJson(Partnership.ToJson());

        Assert.Equal(Partnership.Changes, restored.Changes);
    }
}
