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
        partnership.AddBenefit(
            new(
                "Risk",
                new RiskShareMeasure("Bad debts", ImmutableDictionary<string, decimal>.Empty.Add(WarmHomes.Council, 60))
            )
        );
        partnership.AddBenefit(new("Cost", new UnitCostMeasure("Insulation", "GBP", "home")));
        partnership.RecordActual("Warmth", new(812, new(2026, 12, 1)));
        partnership.UpdateRisk("Grants dry up", RiskStatus.Mitigated);
        partnership.RateCommitment(WarmHomes.Trust, 4);
        partnership.DeclareBreach(WarmHomes.Trust, "Payments are missing.", 30, now);
        partnership.GiveNotice(WarmHomes.Charity, new("Merger.", now.AddDays(90)), now);
        partnership.RecordReview(new(ReviewKind.Annual, "review", ReviewOutcome.Revise, now)
        {
            Scores = ImmutableDictionary<string, int>.Empty.Add(WarmHomes.Council, 4),
        });
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            partnership, new("FUL-04", "Director of Public Health", "Winter.", now, now.AddDays(3)), WarmHomes.Manager);
        partnership.DraftAgreement("amendment.pdf", new() { PooledFund = new() { Aims = "Warmth" } }, now);
        await homes.Move(Suspend, payload: homes.Notice);
        return homes;
    }

    [Fact]
    public async Task A_restored_partnership_equals_the_stored_one()
    {
        var homes = await WithEverythingAsync();
        var json = homes.Partnership.ToJson();

        var restored = Partnership.FromJson(json);

        Assert.Equal(json, restored.ToJson());
        Assert.Equal(homes.Partnership.AgreementInForce?.Number, restored.AgreementInForce?.Number);
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

    [Fact]
    public async Task An_unknown_member_is_refused_and_not_dropped()
    {
        var json = (await WithEverythingAsync())
            .Partnership.ToJson()
            .Replace("\"versionInForce\"", "\"VersionInForce\"", StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => Partnership.FromJson(json));
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
