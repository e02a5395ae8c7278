using System.Text;

namespace Lifecycle;

/// <summary>Writes reports for people: aligned, one line for each criterion.</summary>
internal static class ReportText
{
    private const int VerdictWidth = 9;

    public static string Gate(GateReport report)
    {
        var text = new StringBuilder(OneLineText.Of(Headline(report)));
        Lines(text, report.Lines);
        return text.ToString();
    }

    public static string Headline(GateReport report) =>
        report.Outcome switch
        {
            TransitionOutcome.Moved => $"{report.Trigger} leads from {report.From} to {report.To}.",
            TransitionOutcome.Stayed => $"{report.Trigger} is accepted in {report.From} and leaves the stage as it is.",
            TransitionOutcome.Ignored => $"{report.Trigger} is ignored in {report.From}.",
            TransitionOutcome.Conflict =>
                $"{report.Trigger} is refused in {report.From}: {report.Reason ?? "another version was expected"}.",
            TransitionOutcome.Undecided =>
                $"{report.Trigger} is open in {report.From}, and the payload decides which branch it takes.",
            TransitionOutcome.Started => $"A start in {report.To} is accepted.",
            TransitionOutcome.Refused when report.Trigger is null =>
                $"A start in {report.To} is refused: {Blocked(report)}.",
            TransitionOutcome.Refused => $"{report.Trigger} is refused in {report.From}: {Blocked(report)}.",
            _ => $"{report.Trigger} is not permitted in {report.From}. {PermittedInstead(report.Permitted)}",
        };

    public static string PermittedInstead(IReadOnlyCollection<string> permitted) =>
        permitted.Count == 0 ? "Permitted: nothing." : $"Permitted: {BoundedList.Of(permitted)}.";

    public static void Lines(StringBuilder text, IReadOnlyList<CriterionLine> lines, string indent = "  ")
    {
        var idWidth = lines.Count == 0 ? 0 : lines.Max(line => line.Criterion.Id.Length);
        foreach (var line in lines)
            text.Append('\n').Append(indent).Append(Line(line, idWidth));
    }

    public static string Line(CriterionLine line, int idWidth)
    {
        var text = new StringBuilder(Word(line.Verdict).PadRight(VerdictWidth))
            .Append(line.Criterion.Id.PadRight(idWidth))
            .Append("  ")
            .Append(line.Verdict == Verdict.Met ? TitleOf(line.Criterion) : line.Reason);
        if (line.Waiver is { } waiver)
            text.Append($" Waived by {waiver.GrantedBy}: {waiver.Rationale}");
        if (line.Remedy is { } remedy)
            text.Append($" Remedy: {remedy}");
        if (line.Evidence is { } evidence)
            text.Append(line.Verdict == Verdict.Met ? $" (evidence: {evidence})" : $" (missing: {evidence})");

        return OneLineText.Of(text.ToString()).TrimEnd();
    }

    /// <summary>An inline criterion may have no title but its id, which the line shows already.</summary>
    private static string TitleOf(CriterionDescription criterion) =>
        criterion.Title == criterion.Id ? string.Empty : criterion.Title;

    private static string Blocked(GateReport report)
    {
        var blocking = report.Lines.Count(line => line.Blocks);
        return blocking == 1 ? "1 criterion blocks" : $"{blocking} criteria block";
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Waived => "waived",
        Verdict.Advisory => "advice",
        Verdict.NotApplicable => "n/a",
        Verdict.Faulted => "FAULTED",
        Verdict.AwaitsPayload => "payload",
        _ => "UNMET",
    };
}
