using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>The lines of a gate report: what blocks first, and what is met folded away.</summary>
internal static class GateLines
{
    /// <param name="report">The report.</param>
    /// <param name="action">What may be done about a line.</param>
    public static Node Of(GateReport report, Func<CriterionLine, Node> action)
    {
        var open = report.Lines
            .Where(line => !IsSettled(line))
            .OrderBy(line => line.Blocks ? 0 : line.Verdict == Verdict.AwaitsPayload ? 1 : 2)
            .ToArray();
        var settled = report.Lines.Where(IsSettled).ToArray();
        return Node.Of(
        [
            open.Length == 0 ? null : E("ul.lines")[Each(open, line => (Node)Line(line, action(line)))],
            settled.Length == 0
                ? null
                : E("details.settled")[
                    E("summary")[Summary(settled)],
                    E("ul.lines")[Each(settled, line => (Node)Line(line, default))]],
        ]);
    }

    public static string ClassOf(CriterionLine line) => line switch
    {
        { Blocks: true } => "bad",
        { Verdict: Verdict.Met or Verdict.Waived } => "ok",
        { Verdict: Verdict.NotApplicable } => "soft",
        _ => "warn",
    };

    private static bool IsSettled(CriterionLine line) => line.Verdict is Verdict.Met or Verdict.NotApplicable;

    private static string Summary(CriterionLine[] settled)
    {
        var met = settled.Count(line => line.Verdict == Verdict.Met);
        return met == settled.Length ? $"{met} met"
            : met == 0 ? $"{settled.Length} not applicable"
            : $"{met} met, {settled.Length - met} not applicable";
    }

    private static Element Line(CriterionLine line, Node action)
    {
        var criterion = line.Criterion;
        var title = criterion.Title == criterion.Id ? null : criterion.Title;
        return E("li")[
            E($"span.verdict.{ClassOf(line)}")[Reading.Word(line)],
            E("span.id")[T(criterion.Id)],
            E("div.why")[
                E("p")[T(line.Reason ?? title ?? criterion.Id)],
                line.Reason is not null && title is not null && title != line.Reason
                    ? E("p.soft")[T(title)]
                    : null,
                line.Remedy is null ? null : E("p.remedy")[T(line.Remedy)],
                line.Evidence is null
                    ? null
                    : E("p.soft")[line.Verdict == Verdict.Met ? "Evidence: " : "Evidence missing: ", T(line.Evidence)],
                line.Waiver is { } waiver ? Waived(waiver) : null,
                criterion.Source is null ? null : E("p.soft.source")["Source: ", T(criterion.Source)],
                action]];
    }

    private static Element Waived(Waiver waiver) => E("p.soft")[
        "Waived by ", T(waiver.GrantedBy), " on ", Time(waiver.GrantedAt),
        waiver.ExpiresAt is { } end ? E("span")[" until ", Time(end)] : null,
        ": ", T(waiver.Rationale)];
}
