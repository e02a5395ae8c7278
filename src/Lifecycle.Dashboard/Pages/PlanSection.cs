using System.Globalization;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>The shortest way to a goal, with what is still unmet on it.</summary>
internal sealed class PlanSection(InstanceModel model, Links links)
{
    public Element Content() => E("section.plan")[
        E("form.goal").Set("method", "get").Set("action", links.Instance(model.Lifecycle, model.Row.Stored.Id))[
            E("input").Set("type", "hidden").Set("name", "id").Set("value", model.Row.Stored.Id),
            E("h2")[E("label").Set("for", "goal")["The way to"]],
            E("select").Set("name", "goal").Set("id", "goal")[
                Each(model.Lifecycle.PlainStages.Where(stage => stage.KeyText != model.Instance!.Stage), stage =>
                    E("option").Set("value", stage.KeyText).Set("selected", stage.KeyText == model.Goal)[stage.Name])],
            E("button.second")["Show"]],
        model.Plan is { } plan ? Plan(plan) : default];

    private Node Plan(RoutePlan<string, string> plan)
    {
        if (!plan.Exists)
            return E("p.none")["No way leads there from here."];
        if (plan.Transitions.Count == 0)
            return E("p.none")["It is there already."];

        return Node.Of(
        [
            Steps(plan),
            Each(plan.Alternatives, alternative => Node.Of(
                [E("h3")["A longer way, on which less blocks"], Steps(alternative)])),
        ]);
    }

    private Element Steps(RoutePlan<string, string> plan) => E("ol.steps")[Each(plan.Transitions, step => (Node)E("li")[
        E("b")[T(model.Lifecycle.TriggerName(step.Trigger))],
        E("span.to")[" → ", T(model.Lifecycle.StageName(step.To))],
        step.Condition is null ? null : E("span.soft")[", when ", T(step.Condition)],
        Unmet(step.Report)])];

    private static Element Unmet(GateReport report)
    {
        var open = report.Lines
            .Where(line => line.Blocks || line.Verdict is Verdict.AwaitsPayload or Verdict.Advisory)
            .OrderBy(line => !line.Blocks)
            .ToArray();
        return open.Length == 0
            ? E("span.ok")[" nothing blocks"]
            : E("ul.unmet")[Each(open, line => (Node)E("li")[
                E($"span.{GateLines.ClassOf(line)}")[
                    T(line.Criterion.Id),
                    line.Blocks ? null : E("span.soft")[string.Create(
                        CultureInfo.InvariantCulture, $" ({Reading.Word(line)})")]],
                " ", T(line.Reason ?? line.Criterion.Title)])];
    }
}
