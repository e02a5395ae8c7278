using System.Globalization;
using Lifecycle;
using Lifecycle.Partnerships;
using Spectre.Console;

namespace HealthPartnership;

/// <summary>Writes a walkthrough to a console. Colour only emphasises: the text is complete without it.</summary>
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

        Heading("Current stage");
        ShowProspects(walk.Prospects);

        Heading($"The plan to {walk.Graph.Stage(walk.Plan.Goal)}");
        ShowPlan(walk.Plan);

        Heading("What happens");
        if (walk.StepsBefore > 0)
            Line($"Earlier runs took {walk.StepsBefore} steps.", Quiet);
        foreach (var passage in walk.Passages)
            ShowPassage(passage);
        if (walk.Passages.Count == 0)
            Line("The story is complete. Run with --reset to start again.");
        else if (walk.StepsLeft > 0)
            Line($"{walk.StepsLeft} steps are left. Run the demo again to continue.");

        Heading("History");
        ShowHistory(walk.History);

        Heading("Stage at the end");
        ShowProspects(walk.Outlook);

        Heading("Report to the board");
        Show(walk.Report);

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

    /// <summary>Shows a report to the board.</summary>
    public void Show(BoardReport report)
    {
        foreach (var line in report.ToString().Split('\n'))
            Line(line);
    }

    private static Table Columns(params string[] titles)
    {
        var table = new Table().NoBorder();
        foreach (var title in titles)
            table.AddColumn(new TableColumn(Say(title, Quiet)) { Padding = new(0, 0, 2, 0) });
        return table;
    }

    /// <summary>Plain text: markup is not interpreted, and characters that control a terminal are replaced.</summary>
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

        var table = Columns("", "Trigger", "Leads to", "Still unmet");
        foreach (var (trigger, report) in permitted.Select(prospect => (prospect.Trigger, prospect.Report)))
        {
            table.AddRow(
                report.Passed ? Say("ready", Good) : Say("blocked", Bad),
                Say($"{trigger}", Strong),
                Say(report.To ?? "-"),
                Say(report.Passed ? "nothing" : string.Join(", ", report.Blocking.Select(line => line.Criterion.Id))));
        }

        console.Write(table);
        ShowTitles(permitted.Select(prospect => prospect.Report));
    }

    /// <summary>Explains the ids of the criteria that block.</summary>
    private void ShowTitles(IEnumerable<GateReport> reports)
    {
        var blocking = reports.SelectMany(report => report.Blocking).DistinctBy(line => line.Criterion.Id).ToArray();
        if (blocking.Length == 0)
            return;

        var table = Columns("", "").HideHeaders();
        foreach (var line in blocking)
            table.AddRow(Say(line.Criterion.Id, Strong), Say(line.Criterion.Title));
        console.WriteLine();
        console.Write(table);
    }

    private void ShowPlan(RoutePlan<PartnershipStage, PartnershipTrigger> plan)
    {
        if (plan.Transitions.Count == 0)
        {
            Line(plan.ToString());
            return;
        }

        var table = Columns("Trigger", "Leads to", "Still unmet");
        foreach (var (planned, number) in plan.Transitions.Select((planned, index) => (planned, index + 1)))
        {
            table.AddRow(
                Say($"{number}. {planned.Trigger}", Strong),
                Say($"{planned.Report.To}"),
                Say(
                    planned.Report.Passed
                        ? "nothing"
                        : string.Join(", ", planned.Report.Blocking.Select(line => line.Criterion.Id))));
        }

        console.Write(table);
        ShowTitles(plan.Transitions.Select(planned => planned.Report));
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

        // The first line of the report states the result; the table below fits the rest to the window.
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
                        new[] { $"{line.Criterion.Title}.", line.Reason, ToDo(line), Missing(line), Waived(line) }
                            .OfType<string>())));
        }

        if (table.Rows.Count > 0)
            console.Write(new Padder(table, new(2, 0, 0, 0)));
    }

    private void ShowHistory(IReadOnlyList<StoredEntry> history)
    {
        var table = Columns("When", "Who", "Trigger", "Result");
        foreach (var entry in history)
        {
            table.AddRow(
                Say(entry.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Say(entry.Actor ?? "-"),
                Say(entry.Kind == StoredEntryKind.Imported ? "(import)" : $"{entry.Trigger}", Strong),
                entry.Kind == StoredEntryKind.Imported ? Say($"in {entry.To}", Good)
                    : entry.From == entry.To ? Say($"{Word(entry.Outcome)} in {entry.From}", Bad)
                    : Say($"{entry.From} to {entry.To}", Good));
        }

        console.Write(table);
    }

    private static string? ToDo(CriterionLine line) => line.Remedy is { } remedy ? $"To do: {remedy}" : null;

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
