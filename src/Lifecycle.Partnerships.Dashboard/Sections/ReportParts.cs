using System.Globalization;
using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>What a section and the report to the board show alike.</summary>
internal static class ReportParts
{
    /// <summary>From this score on, a risk makes a report amber, or red: see <see cref="BoardRating"/>.</summary>
    private const int AmberRisk = 12;
    private const int RedRisk = 20;

    private static Element Rating(BoardRating rating) => E($"span.rating.{ClassOf(rating)}")[$"{rating}"];

    /// <summary>The rating; of a partnership that has ended, when it did.</summary>
    public static Node Standing(BoardReport report, Partnership partnership) => partnership.Record.EndedAt is { } ended
        ? Node.Of(["Ended on ", Days.Of(ended, partnership), ". It is no longer rated."])
        : Rating(report.Rating);

    public static Element Reasons(BoardReport report) => E("ul.reasons")[Each(report.Reasons, reason => (Node)E("li")[
        E(reason.Rating == BoardRating.Red ? "span.bad" : "span.warn")[$"{reason.Rating}"], " ", T(reason.Text)])];

    /// <summary>What is overdue, and then what falls due.</summary>
    public static Element Due(BoardReport report, Partnership partnership) => E("ul.dues")[
        Each(report.Overdue, item => (Node)E("li")[
            E("span.bad")["Overdue since ", Days.Of(item.By, partnership)], " ", T(item.What)]),
        Each(report.Due, item => (Node)E("li")[E("span")[Days.Of(item.By, partnership)], " ", T(item.What)])];

    public static Element Texts(IEnumerable<string> texts) =>
        E("ul.log")[Each(texts, text => (Node)E("li")[T(text)])];

    public static Element Benefits(BoardReport report, Partnership partnership) => Table(
        "Benefits against their baseline and target",
        ["Benefit", "Baseline", "Target", "Latest", "Progress"],
        partnership.Benefits.Zip(report.Benefits, (benefit, standing) => (Node)Row(benefit, standing)));

    public static Element Risks(IEnumerable<Risk> risks) => Table(
        "Risks, the highest score first",
        ["Risk", "Score", "Status", "Owner"],
        risks.Select(risk => (Node)Row(risk)));

    public static Element Table(string caption, IEnumerable<string> headings, IEnumerable<Node> rows) =>
        E("table.rows")[
            E("caption.hidden")[caption],
            E("thead")[E("tr")[Each(headings, heading => (Node)E("th").Set("scope", "col")[heading])]],
            E("tbody")[Node.Of(rows)]];

    /// <summary>A cell, which names its column where the table is a list.</summary>
    public static Element Cell(string label, Node content, string selector = "td") =>
        E(selector).Set("data-label", label)[content];

    private static string ClassOf(BoardRating rating) => rating switch
    {
        BoardRating.Red => "red",
        BoardRating.Amber => "amber",
        _ => "green",
    };

    private static Element Row(Benefit benefit, BoardBenefit standing) => E("tr")[
        E("th").Set("scope", "row")[
            T(benefit.Name),
            E("small")[T(benefit.Measure.What)],
            benefit.Owner is null ? null : E("small")["Owner: ", T(benefit.Owner)]],
        Cell("Baseline", Value(benefit.Baseline, standing.Unit)),
        Cell("Target", Value(benefit.Target, standing.Unit)),
        Cell("Latest", standing.Latest is null && benefit.Explanation is { } explanation
            ? T(explanation)
            : Value(standing.Latest, standing.Unit)),
        Cell("Progress", Progress(standing), "td.progress")];

    private static Node Value(Measurement? value, string unit) => value is null
        ? E("span.soft")["–"]
        : E("span.number")[T(Words.Of(value, unit)), " on ", Days.Of(value.On)];

    private static Node Progress(BoardBenefit benefit)
    {
        var missed = benefit.HasMissedTarget ? E("span.bad")["target missed"] : null;
        if (benefit.Progress is not { } progress)
            return missed ?? E("span.soft")["–"];

        return E("div")[
            E("span.number")[Words.Percent(progress)],
            missed is null ? null : ", ", missed,
            E("svg").Set("aria-hidden", "true").Set("focusable", "false")[
                E("rect").Set("class", "track").Set("width", "100%").Set("height", "100%").Set("rx", "2"),
                E("rect").Set("class", "done").Set("height", "100%").Set("rx", "2").Set(
                    "width",
                    (Math.Clamp(progress, 0, 1) * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%")]];
    }

    private static Element Row(Risk risk) => E("tr")[
        E("th").Set("scope", "row")[
            risk.IsOpportunity ? "Opportunity: " : null,
            T(risk.Description),
            risk.Mitigation is null ? null : E("small")["Mitigation: ", T(risk.Mitigation)]],
        Cell(
            "Score",
            E($"span.score.{ClassOf(risk)}")[string.Create(
                CultureInfo.InvariantCulture, $"{risk.Score} ({risk.Likelihood} × {risk.Impact})")]),
        Cell("Status", Words.Of(risk.Status)),
        Cell("Owner", Node.Of([T(risk.Owner), risk.IsShared ? ", shared by all" : null]))];

    private static string ClassOf(Risk risk) =>
        risk.IsOpportunity || risk.Status == RiskStatus.Closed ? "soft"
        : risk.Score >= RedRisk ? "bad"
        : risk.Score >= AmberRisk ? "warn"
        : "ok";
}
