using System.Globalization;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>A definition: its diagram, its criteria with their sources, and what looks like a mistake.</summary>
internal sealed class DefinitionPage : Page<ShownLifecycle>
{
    protected override Node Content() => Node.Of(
    [
        E("h1")[T(Model.Name)],
        E("ul.facts")[
            E("li")["revision ", E("b")[Model.Revision.ToString(CultureInfo.InvariantCulture)]],
            E("li")[Of(Model.PlainStages.Count(), "stage")],
            E("li")[Of(Model.Graph.Triggers.Count, "trigger")],
            E("li")[Of(Model.Criteria.Count, "criterion", "criteria")]],
        Findings(),
        E("section")[E("h2")["Diagram"], DiagramBox.Of(Model.Diagram, $"Diagram of {Model.Name}")],
        E("section.wide")[E("h2")["Criteria"], Criteria()],
        E("section.wide")[E("h2")["Stages"], Stages()],
    ]);

    private Element Findings() => E("section")[
        E("h2")["Findings"],
        Model.Findings.Count == 0
            ? E("p.ok")["None: every stage can be reached and left, and every trigger can fire."]
            : E("ul")[Each(Model.Findings, finding => (Node)E("li.bad")[T(finding.Message)])]];

    private Element Criteria()
    {
        if (Model.Criteria.Count == 0)
            return E("p.none")["The definition has no criteria."];

        var graph = Model.Graph;
        var guarded = graph.Transitions
            .SelectMany(transition => transition.Criteria.Select(criterion =>
                (criterion.Id, Text: $"{transition.Trigger.Name} from {transition.From.Name}")))
            .Concat(graph.StartCriteria.Select(criterion => (criterion.Id, Text: "the start")))
            .ToLookup(each => each.Id, each => each.Text, StringComparer.Ordinal);
        return E("table.rows")[
            Head("Criterion", "Asks", "Severity", "Source", "In front of"),
            E("tbody")[Each(Model.Criteria, criterion => (Node)E("tr")[
                E("th").Set("scope", "row")[T(criterion.Id)],
                Cell("Asks", T(criterion.Title)),
                Cell("Severity", criterion.Severity.ToString().ToLowerInvariant()),
                Cell("Source", criterion.Source is null ? E("span.soft")["–"] : T(criterion.Source)),
                Cell("In front of", List(guarded[criterion.Id].Distinct()))])]];
    }

    private Element Stages() => E("table.rows")[
        Head("Stage", "Within", "Leads on by", "Falls due by", "Asks on entry"),
        E("tbody")[Each(Model.Graph.Stages, stage => (Node)E("tr")[
            E("th").Set("scope", "row")[
                T(stage.Name), stage.IsTerminal ? E("small.soft")[" an end"] : null,
                stage == Model.Graph.InitialStage ? E("small.soft")[" the beginning"] : null],
            Cell("Within", stage.Superstage is { } outer ? T(outer.Name) : E("span.soft")["–"]),
            Cell("Leads on by", Names(stage.IsSuperstage
                ? []
                : Model.Graph.PermittedTriggers(stage.KeyText).Select(Model.TriggerName))),
            Cell("Falls due by", Names(stage.DueTriggers.Select(Model.TriggerName))),
            Cell("Asks on entry", Names(stage.EntryCriteria.Select(criterion => criterion.Id)))])]];

    private static Node Names(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length == 0 ? E("span.soft")["–"] : List(all);
    }

    private static Element Cell(string label, Node content) => E("td").Set("data-label", label)[content];

    private static Element Head(params string[] headings) =>
        E("thead")[E("tr")[Each(headings, heading => (Node)E("th").Set("scope", "col")[heading])]];
}
