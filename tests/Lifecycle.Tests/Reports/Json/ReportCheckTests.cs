using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lifecycle.Tests.Reports.Json;

/// <summary>Reports that no gate made, each by one change to a report that one made.</summary>
public class ReportCheckTests
{
    private const string Moved = """
        {
          "trigger": "go", "from": "a", "to": "b", "outcome": "Moved",
          "lines": [
            { "criterion": { "id": "C", "title": "T", "severity": "Mandatory" }, "verdict": "Met", "blocks": false },
            {
              "criterion": { "id": "W", "title": "T", "severity": "Waivable" }, "verdict": "Waived",
              "waiver": { "criterionId": "W", "grantedBy": "G", "rationale": "R", "grantedAt": "2026-01-01T00:00:00Z" }
            }
          ],
          "permitted": [], "passed": true
        }
        """;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string, string> Broken => new()
    {
        { "lines", "null" },
        { "lines", "[null]" },
        { "lines", "7" },
        { "permitted", "null" },
        { "permitted", "[null]" },
        { "trigger", "null" },
        { "from", "null" },
        { "to", "null" },
        { "outcome", "2" },
        { "outcome", "99" },
        { "outcome", "null" },
        { "outcome", "\"99\"" },
        { "outcome", "\"Gone\"" },
        { "lines.0.verdict", "1" },
        { "lines.0.verdict", "99" },
        { "lines.0.verdict", "\"99\"" },
        { "lines.0.criterion", "null" },
        { "lines.0.criterion.severity", "0" },
        { "lines.0.criterion.severity", "77" },
        { "lines.0.criterion.severity", "\"Grave\"" },
        { "lines.0.criterion.id", "null" },
        { "lines.0.criterion.title", "null" },
        { "lines.1.waiver.criterionId", "null" },
        { "lines.1.waiver.grantedBy", "null" },
        { "lines.1.waiver.rationale", "null" },
        { "lines.1.waiver.grantedAt", "null" },
        { "permitted", "[\"stop\"]" },
        { "reason", "\"another version was expected\"" },
    };

    public static TheoryData<string> Needed =>
    [
        "trigger", "from", "to", "outcome", "lines", "permitted", "lines.0.criterion", "lines.0.verdict",
        "lines.0.criterion.id", "lines.0.criterion.title", "lines.1.waiver.criterionId", "lines.1.waiver.grantedBy",
        "lines.1.waiver.rationale", "lines.1.waiver.grantedAt",
    ];

    [Fact]
    public void The_report_before_a_change_is_read() =>
        Assert.Equal(2, GateReport.FromJson(Moved).Lines.Count);

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_member_that_is_not_valid_is_refused_by_name(string path, string value) =>
        IsRefused(Changed(path, value), path.Split('.')[^1]);

    [Theory]
    [MemberData(nameof(Needed))]
    public void A_member_that_is_missing_is_refused_by_name(string path) =>
        IsRefused(Changed(path, value: null), path.Split('.')[^1]);

    [Theory]
    [InlineData("Moved")]
    [InlineData("Stayed")]
    [InlineData("Ignored")]
    [InlineData("Conflict")]
    [InlineData("NotPermitted")]
    public void An_outcome_other_than_refused_contradicts_a_line_that_blocks(string outcome)
    {
        var blocked = JsonNode.Parse(Changed("lines.0.verdict", "\"Unmet\""))!;
        blocked["outcome"] = outcome;

        Assert.Contains(outcome, IsRefused(blocked.ToJsonString(), "lines"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_contradicts_lines_of_which_none_blocks() =>
        IsRefused(Changed("outcome", "\"Refused\""), "lines");

    [Fact]
    public void A_start_contradicts_a_trigger() => IsRefused(Changed("outcome", "\"Started\""), "trigger");

    [Fact]
    public void An_enum_alone_is_read_by_name_only()
    {
        Assert.Equal(Verdict.Met, JsonSerializer.Deserialize<Verdict>("\"Met\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Verdict>("1"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Severity>("77"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TransitionOutcome>("2"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TransitionKind>("0"));
    }

    [Fact]
    public void A_waiver_alone_is_read_only_if_it_is_whole() => Assert.Contains(
        "grantedBy",
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Waiver>(
            """{ "criterionId": "W", "rationale": "R", "grantedAt": "2026-01-01T00:00:00Z" }""")).Message,
        StringComparison.Ordinal);

    private static string IsRefused(string json, string member)
    {
        var refused = Assert.Throws<JsonException>(() => GateReport.FromJson(json));

        Assert.Contains(member, refused.Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GateReport>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GateReport>(json, Web));
        return refused.Message;
    }

    /// <summary>The report with another value in one place, or without it.</summary>
    private static string Changed(string path, string? value)
    {
        var report = JsonNode.Parse(Moved)!;
        var names = path.Split('.');
        var owner = names[..^1].Aggregate(
            report, (node, name) => int.TryParse(name, out var index) ? node[index]! : node[name]!);
        if (value is null)
            owner.AsObject().Remove(names[^1]);
        else
            owner[names[^1]] = JsonNode.Parse(value);

        return report.ToJsonString();
    }
}
