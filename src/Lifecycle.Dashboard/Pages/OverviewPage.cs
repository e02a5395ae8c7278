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
                E("small")[
                    summary.Problem is not null ? "unknown"
                    : summary.Counted is { } counted ? Of(counted.Total, "instance")
                    : "being counted"]],
            summary.Problem is { } problem
                ? E("p.alert")[E("b")[problem.Heading], T(problem.Text)]
                : E("div")[Attention(summary), Counts(summary)]];
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
                summary.Counted?.Stranded.Count > 0,
                $"{Number(summary.Counted?.Stranded.Sum(each => each.Count) ?? 0)} stranded",
                summary.Counted?.Stranded is [var first, ..] ? Address(lifecycle, first) : ""),
            Sign(
                lifecycle.Findings.Count > 0,
                $"{Of(lifecycle.Findings.Count, "finding")} in the definition",
                Links.Definition(lifecycle)),
            summary.NeedsAttention || summary.Counted is null ? null : E("li.ok")["nothing needs attention"]];
    }

    private static Node Sign(bool isShown, string text, string address) => isShown
        ? E("li.bad")[Link(address)[text]]
        : default(Node);

    private string Address(ShownLifecycle lifecycle, StrandedStage stranded) =>
        Links.Instances(lifecycle, ("stage", stranded.Stage), ("previous", stranded.Previous));

    private Node Counts(LifecycleSummary summary)
    {
        if (summary.Counted is not { } counted)
            return E("p.soft")["The instances are being counted. Load the page again in a moment."];

        var age = Shell.Now - counted.At;
        return Node.Of(
        [
            Bars(summary, counted),
            age < TimeSpan.FromMinutes(1) ? null : E("p.soft")[$"Counted {Length(age)} ago."],
        ]);
    }

    private Element Bars(LifecycleSummary summary, CountedStages counted)
    {
        var most = Math.Max(1, counted.Stages.Select(stage => stage.Count).DefaultIfEmpty().Max());
        return E("table.bars")[
            E("caption.hidden")[$"Instances of {summary.Lifecycle.Name} by stage"],
            E("thead.hidden")[E("tr")[Heading("Stage"), Heading("Instances"), Heading("Share")]],
            E("tbody")[
                Each(counted.Stages, share => Bar(
                    Link(Links.Instances(summary.Lifecycle, ("stage", share.Stage.KeyText)))[T(share.Stage.Name)],
                    share.Count,
                    most,
                    share.Stage.IsTerminal ? "terminal" : "going")),
                Each(counted.Migrated, migrated => Bar(
                    Node.Of(
                    [
                        Link(Links.Instances(summary.Lifecycle, ("stage", migrated.Key)))[T(migrated.Key)],
                        E("span.soft")[" to be migrated"],
                    ]),
                    migrated.Value,
                    most,
                    "going")),
                Each(counted.Stranded, stranded => Bar(
                    Node.Of(
                    [
                        Link(Address(summary.Lifecycle, stranded))[T(stranded.Stage)],
                        stranded.Previous is { } previous ? E("span.soft")[" from ", T(previous)] : null,
                        E("span.bad")[" stranded"],
                    ]),
                    stranded.Count,
                    most,
                    "stranded"))]];
    }

    private static Element Bar(Node stage, long count, long most, string kind) => E("tr")[
        E("th").Set("scope", "row")[stage],
        E("td.number")[Number(count)],
        E($"td.bar.{kind}")[
            E("svg").Set("aria-hidden", "true").Set("focusable", "false")[
                count == 0 ? null : E("rect").Set("height", "100%").Set("rx", "2").Set(
                    "width",
                    Math.Clamp(100.0 * count / most, 1, 100).ToString("0.#", CultureInfo.InvariantCulture) + "%")]]];

    private static Element Heading(string text) => E("th").Set("scope", "col")[text];
}
