using System.Globalization;
using Lifecycle;
using Lifecycle.Partnerships;
using Spectre.Console;

namespace HealthPartnership;

/// <summary>Shows a walkthrough to people. Colour is left out where the console has none; the words say everything.</summary>
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

        Heading($"The way to {walk.Instance.Graph.Stage(walk.Plan.Goal)}");
        ShowPlan(walk.Plan);

        Heading("What happens");
        foreach (var passage in walk.Passages)
            ShowPassage(passage);

        Heading("The record");
        ShowHistory(walk.Instance.History);

        Heading("Where it stands at the end");
        ShowProspects(walk.Outlook);

        Heading("Sources of the story");
        foreach (var source in walk.File.Sources)
            Line(source.Year is { } year ? $"{source.Issuer} ({year}): {source.Title}" : $"{source.Issuer}: {source.Title}", Quiet);
    }

    private static Table Columns(params string[] titles)
    {
        var table = new Table().NoBorder();
        foreach (var title in titles)
            table.AddColumn(new TableColumn(Say(title, Quiet)) { Padding = new(0, 0, 2, 0) });
        return table;
    }

    /// <summary>Text as it is, whatever it holds: no markup, and no control character that a terminal would obey.</summary>
    private static Text Say(string text, Style? style = null) => new(Harmless(text), style);

    private static string Harmless(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));

    private void Heading(string title)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(Harmless(title))}[/]") { Justification = Justify.Left, Style = Quiet });
    }

    private void Line(string text, Style? style = null)
    {
        console.Write(Say(text, style));
        console.WriteLine();
    }

    private void ShowProspects(Prospects<PartnershipStage, PartnershipTrigger> prospects)
    {
        var permitted = prospects.All.Where(prospect => prospect.IsPermitted).ToArray();
        Line(permitted.Length == 0 ? $"In {prospects.Stage}: the lifecycle has ended." : $"In {prospects.Stage}. From here:");
        if (permitted.Length == 0)
            return;

        var table = Columns("", "Trigger", "Leads to", "What is still needed");
        foreach (var (trigger, report) in permitted.Select(prospect => (prospect.Trigger, prospect.Report)))
        {
            table.AddRow(
                report.Passed ? Say("open", Good) : Say("shut", Bad),
                Say($"{trigger}", Strong),
                Say(report.To ?? "-"),
                Say(report.Passed ? "nothing" : string.Join(", ", report.Blocking.Select(line => line.Criterion.Id))));
        }

        console.Write(table);
    }

    private void ShowPlan(RoutePlan<PartnershipStage, PartnershipTrigger> plan)
    {
        Line(plan.Exists ? string.Join(", then ", plan.Steps.Select(step => step.Trigger)) + "." : plan.ToString());
        foreach (var step in plan.Steps)
        {
            Line($"{step.Trigger} leads to {step.Report.To}{(step.Report.Passed ? "; nothing blocks it." : ". Still unmet:")}", Strong);
            ShowLines(step.Report.Blocking);
        }
    }

    private void ShowPassage(Passage passage)
    {
        console.WriteLine();
        Line($"{passage.Step.On:yyyy-MM-dd}  {passage.Step.Note}");
        if (passage.Recorded.Count > 0)
            Line($"Recorded: {string.Join(", ", passage.Recorded)}.", Quiet);
        if (passage.Result is not { } result)
            return;

        // The first line of the report says what came of it; the rest is laid out to fit the window.
        Line(result.Report.ToString().Split('\n')[0], result.Accepted ? Good : Bad);
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
                Say(string.Join(' ', new[] { line.Reason, line.Remedy, Missing(line), Waived(line) }.Where(part => part is not null))));
        }

        if (table.Rows.Count > 0)
            console.Write(new Padder(table, new(2, 0, 0, 0)));
    }

    private void ShowHistory(IReadOnlyList<HistoryEntry<PartnershipStage, PartnershipTrigger>> history)
    {
        var table = Columns("When", "Who", "Trigger", "What came of it");
        foreach (var entry in history)
        {
            table.AddRow(
                Say(entry.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Say(entry.Actor ?? "-"),
                Say($"{entry.Trigger}", Strong),
                entry.From == entry.To ? Say($"{entry.Outcome} in {entry.From}", Bad) : Say($"{entry.From} to {entry.To}", Good));
        }

        console.Write(table);
    }

    private static string? Missing(CriterionLine line) => line.Evidence is { } evidence ? $"(missing: {evidence})" : null;

    private static string? Waived(CriterionLine line) => line.Waiver is { } waiver ? $"Waived by {waiver.GrantedBy}: {waiver.Rationale}" : null;

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Unmet => "unmet",
        Verdict.Waived => "waived",
        Verdict.Advisory => "advice",
        Verdict.Faulted => "faulted",
        _ => "n/a",
    };
}
