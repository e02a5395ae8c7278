using Bunit;

namespace Lifecycle.Dashboard.Tests.Pages;

/// <summary>Lines are in the order in which someone needs them, however many there are.</summary>
public class GateLinesTests
{
    [Fact]
    public async Task What_blocks_comes_first_and_what_is_met_is_folded_away()
    {
        await using var context = new BunitContext();
        var report = GateReport.Of("Launch", "A", "B", TransitionOutcome.Moved,
        [
            Line("C-1", Verdict.Met),
            Line("C-2", Verdict.Advisory, Severity.Advisory),
            Line("C-3", Verdict.AwaitsPayload),
            Line("C-4", Verdict.Unmet),
            Line("C-5", Verdict.NotApplicable),
            Line("C-6", Verdict.Faulted, Severity.Advisory),
            Line("C-7", Verdict.Faulted),
            Line("C-8", Verdict.Waived, Severity.Waivable),
        ]);

        var shown = context.Render(builder => GateLines.Of(report, _ => default).Render(builder));

        Assert.Equal(
            ["C-4", "C-7", "C-3", "C-2", "C-6", "C-8"],
            shown.FindAll("ul.lines")[0].QuerySelectorAll(".id").Select(id => id.TextContent));
        Assert.Equal("1 met, 1 not applicable", shown.Find("details.settled > summary").TextContent);
        Assert.Equal(["bad", "bad", "warn", "warn", "warn", "ok"], shown.FindAll("ul.lines")[0]
            .QuerySelectorAll(".verdict").Select(verdict => verdict.ClassList[1]));
        Assert.Equal("2 block · 1 awaits the payload · 2 advise · 1 waived · 1 met", Reading.Sum(report));
    }

    [Fact]
    public async Task A_line_has_reason_title_remedy_evidence_source_and_waiver()
    {
        await using var context = new BunitContext();
        var line = Line("C-1", Verdict.Waived, Severity.Waivable) with
        {
            Criterion = new("C-1", "The plan is written", Severity.Waivable, "Audit Commission (2005)"),
            Reason = "There is no plan.",
            Remedy = "Write it.",
            Evidence = "delivery plan",
            Waiver = new("C-1", "Sue", "It follows.", new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)),
        };
        var report = GateReport.Of("Launch", "A", "B", TransitionOutcome.Moved, [line]);

        var shown = context.Render(builder => GateLines.Of(report, _ => "Withdraw").Render(builder));

        var text = shown.Find(".why").TextContent;
        Assert.Equal(
            "There is no plan.The plan is writtenWrite it.Evidence missing: delivery plan"
                + "Waived by Sue on 1 Mar 2026, 00:00: It follows.Source: Audit Commission (2005)Withdraw",
            text);
    }

    private static CriterionLine Line(string id, Verdict verdict, Severity severity = Severity.Mandatory) => new()
    {
        Criterion = new(id, id, severity),
        Verdict = verdict,
    };
}
