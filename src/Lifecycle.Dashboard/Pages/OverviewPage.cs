using System.Globalization;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>Every lifecycle with its instances by stage, and what needs attention.</summary>
internal sealed class OverviewPage : Page<OverviewModel>
{
    protected override Node Content() => Node.Of(
    [
        E("h1")["Overview"],
        E("div.cards")[Each(Model.Lifecycles, Card)],
    ]);

    private Node Card(LifecycleSummary summary)
    {
        var lifecycle = summary.Lifecycle;
        return E("section")[
            E("h2")[
                Link(Links.Instances(lifecycle))[T(lifecycle.Name)],
                E("small")[summary.Problem is null ? Of(summary.Total, "instance") : "unknown"]],
            summary.Problem is { } problem
                ? E("p.alert")[E("b")["The store does not answer. "], T(problem)]
                : E("div")[Attention(summary), Bars(summary)]];
    }

    private Element Attention(LifecycleSummary summary)
    {
        var lifecycle = summary.Lifecycle;
        return E("ul.signs")[
            Sign(
                summary.Overdue.Count > 0,
                $"{summary.Overdue} overdue",
                Links.Instances(lifecycle, ("due", "now"))),
            Sign(
                summary.DeadLetters.Count > 0,
                $"{summary.DeadLetters} dead {(summary.DeadLetters.Count == 1 ? "letter" : "letters")}",
                Links.Operations(lifecycle)),
            Sign(
                summary.Stranded.Count > 0,
                $"{Number(summary.Stranded.Sum(each => each.Value))} stranded",
                null),
            Sign(
                lifecycle.Findings.Count > 0,
                $"{Of(lifecycle.Findings.Count, "finding")} in the definition",
                Links.Definition(lifecycle)),
            summary.NeedsAttention ? null : E("li.ok")["nothing needs attention"]];
    }

    private static Node Sign(bool isShown, string text, string? address) => isShown
        ? E("li.bad")[address is null ? text : Link(address)[text]]
        : default(Node);

    private Element Bars(LifecycleSummary summary)
    {
        var most = Math.Max(1, summary.Stages.Select(stage => stage.Count).DefaultIfEmpty().Max());
        return E("table.bars")[
            E("caption.hidden")[$"Instances of {summary.Lifecycle.Name} by stage"],
            E("thead.hidden")[E("tr")[Heading("Stage"), Heading("Instances"), Heading("Share")]],
            E("tbody")[
                Each(summary.Stages, share => Bar(
                    Link(Links.Instances(summary.Lifecycle, ("stage", share.Stage.KeyText)))[T(share.Stage.Name)],
                    share.Count,
                    most,
                    share.Stage.IsTerminal ? "terminal" : "going")),
                Each(summary.Stranded, stranded => Bar(T(stranded.Key), stranded.Value, most, "stranded"))]];
    }

    private static Element Bar(Node stage, long count, long most, string kind) => E("tr")[
        E("th").Set("scope", "row")[stage],
        E("td.number")[Number(count)],
        E($"td.bar.{kind}")[
            E("svg").Set("aria-hidden", "true").Set("focusable", "false")[
                count == 0 ? null : E("rect").Set("height", "100%").Set("rx", "2").Set(
                    "width",
                    Math.Max(1, 100.0 * count / most).ToString("0.#", CultureInfo.InvariantCulture) + "%")]]];

    private static Element Heading(string text) => E("th").Set("scope", "col")[text];
}
