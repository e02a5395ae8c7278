using System.Globalization;
using Lifecycle;
using Lifecycle.Partnerships;
using Spectre.Console;

namespace HealthPartnership;

/// <summary>
/// Shows a walkthrough to people. Colour is left out where the console has none; the words say everything.
/// </summary>
public sealed class ConsoleView(IAnsiConsole console)
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Advice = new(Color.Yellow);

    public static void List(IAnsiConsole console, IEnumerable<(string Name, PartnershipFile File)> partnerships)
    {
        var table = Columns("Name", "Partnership");
        foreach (var (name, file) in partnerships)
            table.AddRow(Say(name, Strong), Say($"{file.Name}. {file.Summary}"));
        console.Write(table);
    }

    public void Show(Walkthrough walk)
    {
        Heading(walk.File.Name);
        Line(walk.File.Summary);
        Line(walk.File.Grounding, Quiet);

        Heading("Where it stands");
        ShowProspects(walk.Prospects);

        Heading($"The way to {walk.Graph.Stage(walk.Plan.Goal)}");
        ShowPlan(walk.Plan);

        Heading("What happens");
        if (walk.StepsBefore > 0)
            Line($"{walk.StepsBefore} steps were taken before.", Quiet);
        foreach (var passage in walk.Passages)
            ShowPassage(passage);
        if (walk.Passages.Count == 0)
            Line("The story has been told. Say --reset to begin anew.");
        else if (walk.StepsLeft > 0)
            Line($"{walk.StepsLeft} steps are left. Run it again to go on.");

        Heading("The record");
        ShowHistory(walk.History);

        Heading("Where it stands at the end");
        ShowProspects(walk.Outlook);

        if (walk.File.Sources.Count == 0)
            return;

        Heading("Sources of the story");
        foreach (var source in walk.File.Sources)
            Line(
                source.Year is { } year
                    ? $"{source.Issuer} ({year}): {source.Title}"
                    : $"{source.Issuer}: {source.Title}",
                Quiet);
    }

    private static Table Columns(params string[] titles)
    {
        var table = new Table().NoBorder();
        foreach (var title in titles)
            table.AddColumn(new TableColumn(Say(title, Quiet)) { Padding = new(0, 0, 2, 0) });
        return table;
    }

    /// <summary>
    /// Text as it is, whatever it holds: no markup, and no control character that a terminal would obey.
    /// </summary>
    private static Text Say(string text, Style? style = null) => new(Demo.Harmless(text), style);

    private void Heading(string title)
    {
        console.WriteLine();
        console.Write(
            new Rule($"[bold]{Markup.Escape(Demo.Harmless(title))}[/]") { Justification = Justify.Left, Style = Quiet }
        );
    }

    private void Line(string text, Style? style = null)
    {
        console.Write(Say(text, style));
        console.WriteLine();
    }

    private void ShowProspects(Prospects<PartnershipStage, PartnershipTrigger> prospects)
    {
        var permitted = prospects.All.Where(prospect => prospect.IsPermitted).ToArray();
        Line(
            permitted.Length == 0
                ? $"In {prospects.Stage}: the lifecycle has ended."
                : $"In {prospects.Stage}. From here:");
        if (permitted.Length == 0)
            return;

        var table = Columns("", "Trigger", "Leads to", "What is still needed");
        foreach (var (trigger, report) in permitted.Select(prospect => (prospect.Trigger, prospect.Report)))
        {
            table.AddRow(
                report.Passed ? Say("ready", Good) : Say("blocked", Bad),
                Say($"{trigger}", Strong),
                Say(report.To ?? "-"),
                Say(report.Passed ? "nothing" : string.Join(", ", report.Blocking.Select(line => line.Criterion.Id))));
        }

        console.Write(table);
    }

    private void ShowPlan(RoutePlan<PartnershipStage, PartnershipTrigger> plan)
    {
        if (plan.Transitions.Count == 0)
        {
            Line(plan.ToString());
            return;
        }

        var table = Columns("Step", "Leads to", "Still unmet");
        foreach (var (step, number) in plan.Transitions.Select((step, index) => (step, index + 1)))
        {
            table.AddRow(
                Say($"{number}. {step.Trigger}", Strong),
                Say($"{step.Report.To}"),
                Say(
                    step.Report.Passed
                        ? "nothing"
                        : string.Join(", ", step.Report.Blocking.Select(line => line.Criterion.Id))));
        }

        console.Write(table);
        Line("docs/partnerships.md says what each of them asks.", Quiet);
    }

    private void ShowPassage(Passage passage)
    {
        console.WriteLine();
        Line($"{passage.Step.On:yyyy-MM-dd}  {passage.Step.Note}");
        if (passage.Recorded.Count > 0)
            Line($"Recorded: {string.Join(", ", passage.Recorded)}.", Quiet);
        if (passage.Refusal is { } refusal)
            Line($"Not recorded: {refusal}", Bad);
        if (passage.Result is not { } result)
            return;

        // The first line of the report says what came of it; the rest is laid out to fit the window.
        Line(result.Report.ToString().Split('\n')[0], result.Accepted ? Good : Bad);
        var met = result.Report.Lines.Count(line => line.Verdict == Verdict.Met);
        if (result.Report.Lines.Count > 0)
            Line(
                $"{met} of {result.Report.Lines.Count} criteria are "
                    + $"met.{(met < result.Report.Lines.Count ? " The others:" : "")}",
                Quiet);
        ShowLines(result.Report.Lines.Where(line => line.Verdict != Verdict.Met));
    }

    private void ShowLines(IEnumerable<CriterionLine> lines)
    {
        var table = Columns("", "", "").HideHeaders();
        foreach (var line in lines)
        {
            table.AddRow(
                Say(Word(line.Verdict), line.Blocks ? Bad : Advice),
                Say(line.Criterion.Id, Strong),
                Say(
                    string.Join(
                        ' ',
                        new[] { line.Reason, Do(line), Missing(line), Waived(line) }.Where(part => part is not null))));
        }

        if (table.Rows.Count > 0)
            console.Write(new Padder(table, new(2, 0, 0, 0)));
    }

    private void ShowHistory(IReadOnlyList<StoredEntry> history)
    {
        var table = Columns("When", "Who", "Trigger", "What came of it");
        foreach (var entry in history)
        {
            table.AddRow(
                Say(entry.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Say(entry.Actor ?? "-"),
                Say($"{entry.Trigger}", Strong),
                entry.From == entry.To
                    ? Say($"{Word(entry.Outcome)} in {entry.From}", Bad)
                    : Say($"{entry.From} to {entry.To}", Good));
        }

        console.Write(table);
    }

    private static string? Do(CriterionLine line) => line.Remedy is { } remedy ? $"To do: {remedy}" : null;

    private static string? Missing(CriterionLine line) =>
        line.Evidence is { } evidence ? $"(missing: {evidence})" : null;

    private static string? Waived(CriterionLine line) =>
        line.Waiver is { } waiver ? $"Waived by {waiver.GrantedBy}: {waiver.Rationale}" : null;

    private static string Word(TransitionOutcome outcome) => outcome switch
    {
        TransitionOutcome.NotPermitted => "not permitted",
        TransitionOutcome.Refused => "refused",
        _ => "accepted",
    };

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Unmet => "unmet",
        Verdict.Waived => "waived",
        Verdict.Advisory => "advice",
        Verdict.Faulted => "faulted",
        _ => "n/a",
    };
}
