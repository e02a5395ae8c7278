using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Aggregate.Json;

public partial class PartnershipJsonTests
{
    private static async Task<WarmHomes> WithEverythingAsync()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var (partnership, now) = (homes.Partnership, homes.Now);
        partnership.Label(CollaborationKind.Collaboration);
        partnership.TagIssue("poverty", "health inequalities");
        partnership.NamePolicyDriver(PartnershipReference.PolicyDocuments[7]);
        partnership.PoolFunds();
        partnership.Benefits.Add(
            new(
                "Risk",
                new RiskShareMeasure("Bad debts", ImmutableDictionary<string, decimal>.Empty
                    .Add(WarmHomes.Council, 60)
                    .Add(WarmHomes.Trust, 40))
            )
        );
        partnership.Benefits.Add(new("Cost", new UnitCostMeasure("Insulation", "GBP", "home")));
        partnership.Benefits.Record("Warmth", new(812, new(2026, 1, 7)));
        partnership.Risks.Update("Grants dry up", RiskStatus.Mitigated);
        partnership.Members.RateCommitment(WarmHomes.Trust, 4);
        partnership.Members.DeclareBreach(WarmHomes.Trust, "Payments are missing.", 30, WarmHomes.Manager);
        partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", now.AddDays(90)), now);
        partnership.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Revise, now)
        {
            Scores = ImmutableDictionary<string, int>.Empty.Add(WarmHomes.Council, 4),
        });
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            partnership, new("FUL-04", "Director of Public Health", "Winter.", now, now.AddDays(3)), WarmHomes.Manager);
        await homes.Move(Suspend, payload: homes.Notice);
        partnership.Agreement.Draft("amendment.pdf", new() { PooledFund = new() { Aims = "Warmth" } }, homes.Now);
        return homes;
    }

    [Fact]
    public async Task A_restored_partnership_equals_the_stored_one()
    {
        var homes = await WithEverythingAsync();
        var json = homes.Partnership.ToJson();

        var restored = Partnership.FromJson(json);

        Assert.Equal(json, restored.ToJson());
        Assert.Equal(homes.Partnership.Agreement.InForce?.Number, restored.Agreement.InForce?.Number);
        Assert.IsType<RiskShareMeasure>(restored.Benefits[1].Measure);
    }

    [Fact]
    public async Task A_restored_partnership_continues_where_it_stopped()
    {
        var homes = await WithEverythingAsync();
        var decision = WarmHomes.Decision with { ReconfirmedBy = [WarmHomes.Council, WarmHomes.Trust] };

        var resumed = new PartnershipLifecycle().Resume(
            Partnership.FromJson(homes.Partnership.ToJson()),
            homes.Instance.Snapshot(),
            new() { TimeProvider = homes.Clock });
        var result = await resumed.TryFireAsync(
            PartnershipTrigger.Resume,
            new() { Actor = WarmHomes.Manager, Payload = decision });

        Assert.True(result.Moved, result.ToString());
        Assert.Equal(Fulfilment, resumed.Stage);
    }

    [Fact]
    public void Another_serializer_context_can_contain_a_partnership()
    {
        var document = new Folder("north", new("Warm Homes", "City Council", Sector.LocalGovernment));

        var read = JsonSerializer.Deserialize(
            JsonSerializer.Serialize(document, FolderJson.Default.Folder),
            FolderJson.Default.Folder)!;

        Assert.Equal("Warm Homes", read.Partnership.Name);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData(
        """{ "name": "X", "initiator": "Y", "cycle": 1, "partners": [{ "name": "Y", "sector": "Nonsense" }] }""")]
    public void Text_that_is_not_a_partnership_throws_a_JSON_exception(string json) =>
        Assert.ThrowsAny<JsonException>(() => Partnership.FromJson(json));

    public static TheoryData<string, string> Unsound => new()
    {
        { "cycle", "0" },
        { "name", "\" \"" },
        { "initiator", "\"Unknown Ltd\"" },
        { "reviewsBefore", "9" },
        { "learningsBefore", "-1" },
        { "versionInForce", "7" },
        { "deliverables", "[null]" },
        { "partners", "[]" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task A_record_that_no_partnership_can_have_made_is_refused(string property, string value) =>
        AssertUnsound(await JsonAsync(json => json[property] = JsonNode.Parse(value)));

    [Fact]
    public async Task A_record_with_inconsistent_parts_is_refused()
    {
        AssertUnsound(await JsonAsync(json => json["partners"]![1]!["name"] = "CITY COUNCIL"));
        AssertUnsound(await JsonAsync(json => json["partners"]![1]!["name"] = " Health Trust "));
        AssertUnsound(await JsonAsync(json => json["partners"]![1]!["partOf"] = "Health Trust"));
        AssertUnsound(await JsonAsync(json => json["partners"]![1]!["membershipVersion"] = -1));
        AssertUnsound(await JsonAsync(json => json["agreementVersions"]![0]!["number"] = 2));
        AssertUnsound(
            await JsonAsync(json => json["agreementVersions"]![0]!["signatures"]![0]!["partner"] = "Unknown Ltd"));
        AssertUnsound(
            await JsonAsync(json => json["agreementVersions"]![0]!["signatures"]![0]!["partner"] = "Health Trust"));
        AssertUnsound(await JsonAsync(json => json["benefits"]![1]!["name"] = "WARMTH"));
        AssertUnsound(await JsonAsync(json => json["agreementVersions"]![0]!["signatures"] = new JsonArray()));
        AssertUnsound(await JsonAsync(json => json["objective"]!["statement"] = " "));
        AssertUnsound(await JsonAsync(json => json["cycle"] = int.MaxValue));
        AssertUnsound(await JsonAsync(json => json["risks"]![0]!["likelihood"] = 99));
        AssertUnsound(await JsonAsync(json => json["partners"]![1]!["breach"]!["days"] = int.MaxValue));
        AssertUnsound(await JsonAsync(json => ((JsonObject)json["partners"]![1]!).Remove("breach")));
        AssertUnsound(await JsonAsync(json => ((JsonObject)json["partners"]![2]!).Remove("notice")));
        AssertUnsound(await JsonAsync(json => json["plan"]!["milestones"] = new JsonArray([null])));
        AssertUnsound(await JsonAsync(json => json["partners"]![0]!["engagements"] = new JsonArray([null])));
    }

    public static TheoryData<string, Action<JsonNode>> Impossible => new()
    {
        { "ended but in force", json => json["endedAt"] = "2026-02-01T00:00:00Z" },
        { "suspended without an agreement in force", json => ((JsonObject)json).Remove("versionInForce") },
        { "a suspension that ended before it began", json =>
            json["suspensions"]![0]!["until"] = "2025-01-01T00:00:00Z" },
        { "active without a signature", json =>
            ((JsonArray)json["agreementVersions"]![0]!["signatures"]!).RemoveAt(0) },
        { "a signature of an uncommitted partner", json => ((JsonObject)json["partners"]![0]!).Remove("commitment") },
        { "a signature before the draft", json =>
            json["agreementVersions"]![0]!["signatures"]![0]!["at"] = "2025-01-01T00:00:00Z" },
        { "in force before it was drafted", json =>
            json["agreementVersions"]![0]!["inForceSince"] = "2025-01-01T00:00:00Z" },
        { "a blank agreement", json => json["agreementVersions"]![0]!["document"] = " " },
        { "a withdrawn version in force", json => json["agreementVersions"]![0]!["withdrawal"] =
            new JsonObject { ["reason"] = "Not wanted.", ["at"] = "2026-02-01T00:00:00Z" } },
        { "a blank deliverable", json => json["deliverables"]![0] = "" },
        { "a blank confirmation", json => json["resourceConfirmation"] = " " },
        { "a blank contribution", json => json["partners"]![0]!["contribution"]!["role"] = "" },
        { "blank joint aims", json => json["jointAims"]!["statement"] = "" },
        { "aims acknowledged but not stated", json => ((JsonObject)json).Remove("jointAims") },
        { "a review without a report", json => json["reviews"]![0]!["report"] = "" },
        { "a score of no partner", json => json["reviews"]![0]!["scores"] = new JsonObject { ["Unknown Ltd"] = 3 } },
        { "a share of no partner", json =>
            json["benefits"]![1]!["measure"]!["shares"] = new JsonObject { ["Unknown Ltd"] = 100 } },
        { "shares that do not sum to 100", json =>
            json["benefits"]![1]!["measure"]!["shares"] = new JsonObject { [WarmHomes.Council] = 99 } },
        { "a link of no partner", json => json["boundarySpanners"]![0]!["links"]![0] = "Unknown Ltd" },
        { "shares over 100 %", json => json["benefits"]![1]!["measure"]!["shares"]!["Health Trust"] = 60 },
        { "a benefit without a unit", json => json["benefits"]![0]!["measure"]!["unit"] = "" },
        { "a waiver that expires before it begins", json =>
            json["waivers"]![0]!["expiresAt"] = "2025-01-01T00:00:00Z" },
        { "a dismissal before the appointment", json =>
            json["appointments"]![0]!["until"] = "2025-01-01T00:00:00Z" },
        { "a breach that was never notified", json => json["partners"]![1]!["breach"]!["givenAt"] =
            "0001-01-01T00:00:00Z" },
        { "a notice without an end", json => ((JsonObject)json["partners"]![2]!["notice"]!).Remove("endsAt") },
        { "removed without being so", json => json["partners"]![0]!["removal"] = new JsonObject() },
        { "a stage that its moves do not lead to", json => json["partners"]![0]!["stage"] = "Committed" },
        { "a move that does not follow from the one before", json => json["partners"]![0]!["moves"]![1]!["from"] =
            "Identified" },
        { "a membership that moved more often than recorded", json =>
            ((JsonArray)json["partners"]![1]!["moves"]!).RemoveAt(0) },
        { "papers of a cycle to come among the earlier ones", json => json["earlierPapers"] =
            new JsonArray(new JsonObject { ["cycle"] = 2, ["setAsideAt"] = "2026-01-10T00:00:00Z" }) },
        { "more reviews of earlier endings than reviews", json => json["reviewsBeforeAttempt"] = 9 },
        { "more values of earlier cycles than values", json => json["benefits"]![0]!["actualsBefore"] = 9 },
        { "a baseline measured after it was recorded", json =>
            json["benefits"]![0]!["baseline"]!["on"] = "2031-01-01" },
        { "a review completed after it was recorded", json =>
            json["reviews"]![0]!["completedAt"] = "2031-01-01T00:00:00Z" },
        { "a move that no membership can make", json =>
        {
            json["partners"]![0]!["moves"]![0]!["to"] = "Active";
            json["partners"]![0]!["moves"]![1]!["from"] = "Active";
        } },
        { "a move to Committed without a commitment", json =>
            ((JsonObject)json["partners"]![0]!["moves"]![0]!).Remove("commitment") },
        { "an extension of a suspension before it began", json => json["suspensions"]![0]!["extensions"] =
            new JsonArray(new JsonObject
            {
                ["replaced"] = new JsonObject { ["reason"] = "Late." }, ["at"] = "2025-01-01T00:00:00Z",
            }) },
        { "a suspension of a stage that cannot be suspended", json => json["suspensions"]![0]!["from"] = "Closing" },
        { "a stage that contradicts the agreement in force", json => json["stage"] = "Development" },
        { "in force without ever having entered a stage", json => ((JsonObject)json).Remove("stageEnteredAt") },
        { "a time zone that does not exist", json => json["timeZone"] = "Atlantis/Poseidonis" },
        { "more reviews of earlier cycles than reviews", json => json["reviewsBeforeCycle"] = 9 },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task An_impossible_record_is_refused(string what, Action<JsonNode> change)
    {
        Assert.NotEmpty(what);
        AssertUnsound(await JsonAsync(change));
    }

    [Fact]
    public async Task A_waiver_without_a_rationale_is_refused()
    {
        var record = (await WithEverythingAsync()).Partnership.Record;

        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            Partnership.Restore(record with
            {
                Waivers = [record.Waivers[0] with { Rationale = " " }],
            }));

        Assert.Equal(PartnershipRule.RecordIsSound, thrown.Rule);
    }

    [Fact]
    public void The_cycle_may_be_left_out()
    {
        var json = JsonNode.Parse(new Partnership("Warm Homes", "City Council", Sector.LocalGovernment).ToJson())!;
        Assert.Equal(1, (int)json["cycle"]!);
        ((JsonObject)json).Remove("cycle");

        Assert.Equal(1, Partnership.FromJson(json.ToJsonString()).Cycle);
    }

    [Fact]
    public async Task Members_that_a_newer_version_wrote_are_kept_and_written_back_at_every_depth()
    {
        var json = await JsonAsync(json =>
        {
            json["mascot"] = "Otter";
            json["partners"]![0]!["colour"] = "green";
            json["agreementVersions"]![0]!["terms"]!["law"] = new JsonObject { ["of"] = "England" };
            json["benefits"]![0]!["measure"]!["method"] = "survey";
            json["waivers"]![0]!["case"] = "W-7";
        });

        var partnership = Partnership.FromJson(json);
        partnership.Members.RateCommitment(WarmHomes.Council, 4);
        var written = JsonNode.Parse(partnership.ToJson())!;

        Assert.Equal("Otter", (string?)written["mascot"]);
        Assert.Equal("green", (string?)written["partners"]![0]!["colour"]);
        Assert.Equal("England", (string?)written["agreementVersions"]![0]!["terms"]!["law"]!["of"]);
        Assert.Equal("survey", (string?)written["benefits"]![0]!["measure"]!["method"]);
        Assert.Equal("W-7", (string?)written["waivers"]![0]!["case"]);
    }

    [Fact]
    public async Task A_notice_that_only_a_custom_criterion_accepts_can_be_restored()
    {
        var homes = await new WarmHomes(
            new PartnershipLifecycle().With(criteria => criteria.Replace<AnyNotice>("SUS-01"))).GoTo(Implementation);
        await homes.Move(Suspend, payload: new SuspensionNotice());

        Assert.Equal(new SuspensionNotice(), Partnership.FromJson(homes.Partnership.ToJson()).Suspension);
    }

    [Criterion("SUS-01", "Any notice is accepted")]
    private sealed class AnyNotice : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context) => CriterionResult.Met();
    }

    private static void AssertUnsound(string json) =>
        Assert.Equal(
            PartnershipRule.RecordIsSound,
            Assert.Throws<PartnershipRuleException>(() => Partnership.FromJson(json)).Rule);

    private static async Task<string> JsonAsync(Action<JsonNode> change)
    {
        var json = JsonNode.Parse((await WithEverythingAsync()).Partnership.ToJson())!;
        change(json);
        return json.ToJsonString();
    }

    internal sealed record Folder(string Name, Partnership Partnership);

    [JsonSerializable(typeof(Folder))]
    internal sealed partial class FolderJson : JsonSerializerContext;
}
