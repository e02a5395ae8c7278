using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Reports;

public class GateReportTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly InlineLifecycle<string, string, string> Lifecycle = InlineLifecycle.Of(l =>
    {
        l.StartsIn("Draft");
        l.WaiversFrom(_ => [new("W-1", "Sponsor", "Urgent.", Day, null)]);
        l.Stage("Draft").On("Publish").GoTo("Public").On("Wait").Stay().Ignore("Nudge").On("Archive").GoTo("Gone");
        l.Stage("Public").Named("Public record")
            .Requires("LONG-ID-1", _ => true, "The text is not set.", title: "The text is set")
            .Requires("U-1", _ => false, "The editor has\nsigned.", "Ask the editor.")
            .Requires(new("E-1", "Sources are named"), (_, _) => new(CriterionResult.Met("appendix")))
            .Requires("W-1", _ => false, "Legal has read it.", severity: Severity.Waivable)
            .Requires("A-1", _ => false, "It is short.", severity: Severity.Advisory)
            .Requires(new("N-1", "Rights are cleared"), (_, _) => new(CriterionResult.NotApplicable("No pictures.")))
            .Requires(new("M-1", "Minutes exist"), (_, _) =>
                new(CriterionResult.Unmet("No minutes.", missingEvidence: "minutes")))
            .Requires(new("F-1", "The register agrees"), (_, _) => throw new TimeoutException("Too late."));
    });

    private readonly LifecycleInstance<string, string, string> _instance =
        Lifecycle.Start("", new() { TimeProvider = new FakeTimeProvider(Day) });

    [Fact]
    public async Task The_text_has_one_aligned_line_for_each_criterion_with_its_remedy()
    {
        var report = await _instance.EvaluateAsync("Publish");

        Assert.Equal(
            """
            Publish is refused in Draft: 3 criteria block.
              met      LONG-ID-1  The text is set
              UNMET    U-1        The editor has signed. Remedy: Ask the editor.
              met      E-1        Sources are named (evidence: appendix)
              waived   W-1        Legal has read it. Waived by Sponsor: Urgent.
              advice   A-1        It is short.
              n/a      N-1        No pictures.
              UNMET    M-1        No minutes. (missing: minutes)
              FAULTED  F-1        Too late.
            """,
            report.ToString());
    }

    [Theory]
    [InlineData("Wait", "Wait is accepted in Draft and leaves the stage as it is.")]
    [InlineData("Nudge", "Nudge is ignored in Draft.")]
    [InlineData("Archive", "Archive leads from Draft to Gone.")]
    [InlineData("Other", "Other is not permitted in Draft. Permitted: Publish, Wait, Nudge, Archive.")]
    public async Task The_headline_states_the_outcome(string trigger, string text) =>
        Assert.Equal(text, (await _instance.EvaluateAsync(trigger)).ToString());

    [Fact]
    public async Task A_report_survives_JSON_except_for_its_exceptions()
    {
        var report = await _instance.EvaluateAsync("Publish");

        var read = GateReport.FromJson(report.ToJson());

        Assert.Equal(report.ToString(), read.ToString());
        Assert.Equal(report.ToJson(), read.ToJson());
        Assert.Equal(report.Lines[3].Waiver, read.Lines[3].Waiver);
        Assert.Null(read.Lines[^1].Exception);
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal("refused", json.RootElement.GetProperty("outcome").GetString(), ignoreCase: true);
        Assert.False(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(8, json.RootElement.GetProperty("lines").GetArrayLength());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void FromJson_rejects_text_that_is_not_a_report(string json) =>
        Assert.ThrowsAny<JsonException>(() => GateReport.FromJson(json));

    [Theory]
    [InlineData("""{ "trigger": null, "from": "a", "outcome": "Moved" }""")]
    [InlineData("""{ "trigger": "go", "from": null, "outcome": "Moved" }""")]
    [InlineData("""{ "trigger": "go", "from": "a", "outcome": "Refused", "lines": [null] }""")]
    [InlineData("""{ "trigger": "go", "from": "a", "outcome": "Moved", "permitted": [null] }""")]
    [InlineData(
        """{ "trigger": "go", "from": "a", "outcome": "Moved", "lines": [{ "criterion": null, "verdict": "Met" }] }""")]
    [InlineData("""
        { "trigger": "go", "from": "a", "outcome": "Moved",
          "lines": [{ "criterion": { "id": null, "title": "T" }, "verdict": "Met" }] }
        """)]
    public void A_null_where_a_value_is_required_is_not_read(string json)
    {
        Assert.Throws<JsonException>(() => GateReport.FromJson(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GateReport>(json, Web));
    }

    [Fact]
    public async Task The_text_of_a_line_is_the_same_as_in_the_report()
    {
        var report = await _instance.EvaluateAsync("Publish");

        Assert.Equal("UNMET    U-1  The editor has signed. Remedy: Ask the editor.", report.Lines[1].ToString());
    }

    [Fact]
    public async Task The_collections_of_a_report_are_read_only()
    {
        var lines = (IList<CriterionLine>)(await _instance.EvaluateAsync("Publish")).Lines;
        var all = (IList<CriterionLine>)(await _instance.EvaluateAsync("Archive")).Lines;

        Assert.True(lines.IsReadOnly && all.IsReadOnly);
        Assert.True(((ICollection<LifecycleStage<string, string>>)Lifecycle.Graph.InitialStage.Substages).IsReadOnly);
    }

    [Theory]
    [InlineData(TransitionOutcome.Moved)]
    [InlineData(TransitionOutcome.Stayed)]
    [InlineData(TransitionOutcome.Ignored)]
    public void Of_reports_the_given_outcome_if_no_line_blocks(TransitionOutcome outcome)
    {
        CriterionLine[] lines = [Line(Verdict.Met), Line(Verdict.Waived), Line(Verdict.Advisory)];

        var report = GateReport.Of("Publish", "Draft", "Public", outcome, lines);

        Assert.Equal(
            ("Publish", "Draft", "Public", outcome), (report.Trigger, report.From, report.To, report.Outcome));
        Assert.True(report.Passed);
        Assert.Same(lines, report.Lines);
        Assert.Empty(report.Blocking);
        Assert.Empty(report.Permitted);
    }

    [Theory]
    [InlineData(Verdict.Unmet)]
    [InlineData(Verdict.Faulted)]
    public void Of_reports_a_refusal_if_a_line_blocks(Verdict verdict)
    {
        var blocking = Line(verdict);

        var report = GateReport.Of(
            "Publish", "Draft", "Public", TransitionOutcome.Moved, [Line(Verdict.Met), blocking]);

        Assert.Equal(TransitionOutcome.Refused, report.Outcome);
        Assert.False(report.Passed);
        Assert.Equal([blocking], report.Blocking);
        Assert.StartsWith("Publish is refused in Draft: 1 criterion blocks.", report.ToString());
    }

    [Fact]
    public void Of_accepts_a_gate_without_a_target_and_without_lines()
    {
        var report = GateReport.Of("Wait", "Draft", null, TransitionOutcome.Stayed, []);

        Assert.True(report.Passed);
        Assert.Null(report.To);
        Assert.Throws<ArgumentNullException>(() =>
            GateReport.Of("Wait", "Draft", null, TransitionOutcome.Stayed, null!));
    }

    [Fact]
    public void NotPermitted_lists_the_permitted_triggers()
    {
        var report = GateReport.NotPermitted("Publish", "Gone", ["Restore", "Delete"]);

        Assert.Equal((TransitionOutcome.NotPermitted, false), (report.Outcome, report.Passed));
        Assert.Equal("Publish is not permitted in Gone. Permitted: Restore, Delete.", report.ToString());
        Assert.Equal(["Restore", "Delete"], report.Permitted);
        Assert.Null(report.To);
        Assert.Empty(report.Lines);
    }

    [Fact]
    public void Conflict_states_its_reason()
    {
        var report = GateReport.Conflict("Publish", "Draft", "the instance was moved");

        Assert.Equal((TransitionOutcome.Conflict, false), (report.Outcome, report.Passed));
        Assert.Equal("Publish is refused in Draft: the instance was moved.", report.ToString());
        Assert.Equal(
            "Publish is refused in Draft: another version was expected.",
            GateReport.Conflict("Publish", "Draft").ToString());
        Assert.Equal(report.ToString(), GateReport.FromJson(report.ToJson()).ToString());
        Assert.Empty(report.Lines);
        Assert.Empty(report.Permitted);
    }

    [Fact]
    public async Task An_instance_reports_what_the_factories_make()
    {
        var archive = await _instance.EvaluateAsync("Archive");
        var other = await _instance.EvaluateAsync("Other");
        var conflict = await _instance.EvaluateAsync("Archive", new() { ExpectedVersion = 7 });

        Assert.Equal(
            GateReport.Of("Archive", "Draft", "Gone", TransitionOutcome.Moved, []).ToJson(), archive.ToJson());
        Assert.Equal(
            GateReport.NotPermitted("Other", "Draft", ["Publish", "Wait", "Nudge", "Archive"]).ToJson(),
            other.ToJson());
        Assert.Equal(
            GateReport.Conflict(
                "Archive", "Draft", "the instance is at version 0, not at the expected version 7").ToJson(),
            conflict.ToJson());
        Assert.Equal(
            "Archive is refused in Draft: the instance is at version 0, not at the expected version 7.",
            conflict.ToString());
        Assert.Equal(
            conflict.ToJson(),
            (await _instance.TryFireAsync("Archive", new() { ExpectedVersion = 7 })).Report.ToJson());
    }

    private static CriterionLine Line(Verdict verdict) =>
        new() { Criterion = new("C-1", "It holds"), Verdict = verdict, Reason = "It does not hold." };
}
