using System.Text.Json;

namespace Lifecycle.Tests.Reports;

public class GateReportTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly InlineLifecycle<string, string, string> Lifecycle = InlineLifecycle.Of(l =>
    {
        l.StartsIn("Draft").WaiversFrom(_ => [new("W-1", "Sponsor", "Urgent.", Day, null)]);
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
        Lifecycle.Start("", new() { TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Day) });

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
    public async Task The_headline_says_what_happens(string trigger, string text) =>
        Assert.Equal(text, (await _instance.EvaluateAsync(trigger)).ToString());

    [Fact]
    public async Task JSON_carries_everything_but_exception_objects_and_reads_back()
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
    public void Text_that_is_no_report_is_a_JSON_error(string json) =>
        Assert.ThrowsAny<JsonException>(() => GateReport.FromJson(json));

    [Fact]
    public async Task A_line_alone_reads_as_in_the_report()
    {
        var report = await _instance.EvaluateAsync("Publish");

        Assert.Equal("UNMET    U-1  The editor has signed. Remedy: Ask the editor.", report.Lines[1].ToString());
    }

    [Fact]
    public async Task What_a_report_holds_cannot_be_written_to()
    {
        var lines = (IList<CriterionLine>)(await _instance.EvaluateAsync("Publish")).Lines;
        var all = (IList<CriterionLine>)(await _instance.EvaluateAsync("Archive")).Lines;

        Assert.True(lines.IsReadOnly && all.IsReadOnly);
        Assert.True(((ICollection<LifecycleStage<string, string>>)Lifecycle.Graph.InitialStage.Substages).IsReadOnly);
    }

    [Fact]
    public void Text_of_a_report_stays_on_its_line_and_holds_nothing_that_a_terminal_obeys()
    {
        var line = new CriterionLine
        {
            Criterion = new("C\u001b[31m", "T"),
            Verdict = Verdict.Unmet,
            Reason = "a\r\nb\u2028c\u0007",
        };

        Assert.Equal("UNMET    C [31m  a b c", line.ToString());
    }

    [Fact]
    public void A_report_without_lines_has_none() =>
        Assert.Empty(
            GateReport.FromJson("""{ "trigger": "go", "from": "a", "outcome": "Moved", "lines": null }""").Lines);
}
