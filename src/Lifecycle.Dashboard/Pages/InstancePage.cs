using System.Globalization;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>
/// An instance: what can happen next comes first, then how it can get to its goal, where it stands, and how it got
/// there.
/// </summary>
internal sealed class InstancePage : Page<InstanceModel>
{
    protected override Node Content() => Node.Of(
    [
        E("p.crumb")[Link(Links.Instances(Model.Lifecycle))[T(Model.Lifecycle.Name)], " › ", T(Stored.Id)],
        E("h1")[T(Model.Row.Name ?? Stored.Id)],
        Model.Row.Damage is { } damage ? Remains(damage) : Facts(),
        Banner(),
        E("div.columns")[
            E("div")[
                new NextSection(Model, Links).Content(),
                Model.Instance is null ? null : new PlanSection(Model, Links).Content(),
                Each(Model.Sections, Own),
                Model.Subject is { } subject ? SubjectSection.Of(subject) : null],
            E("div")[
                Diagram(),
                new HistorySection(Model, Links).Content()]],
    ]);

    private StoredInstance Stored => Model.Row.Stored;

    private string Stage => Model.Instance?.Stage ?? Stored.Stage;

    /// <summary>What is known of an instance whose row is damaged.</summary>
    private static Element Remains(string damage) => E("ul.facts")[
        E("li")[E("span.chip.stranded")["damaged"]],
        E("li.bad")[T(damage)]];

    private Element Facts() => E("ul.facts")[
        E("li")[StageChip.Of(Model.Lifecycle, Stage)],
        E("li")["since ", E("b")[Time(Stored.EnteredAt)], " (", Length(Shell.Now - Stored.EnteredAt), ")"],
        E("li")["version ", E("b")[Stored.Version.ToString(CultureInfo.InvariantCulture)]],
        Model.Row.NextDue is { } due
            ? E(due.At <= Shell.Now ? "li.bad" : "li")[
                due.At <= Shell.Now ? "overdue since " : "next due ", E("b")[Time(due.At)], ": ",
                T(Model.Lifecycle.TriggerName(due.Trigger)), Failing(due)]
            : null,
        Stored.BlockedBy.Count > 0 ? E("li")["blocked by ", E("b.bad")[List(Stored.BlockedBy)]] : null,
        Each(Model.Links, link => Node.Of([E("li")[Link(link.Address)[T(link.Text)]]]))];

    private static Element? Failing(StoredDueDate due) =>
        due.IsRefused ? E("span")[", refused"]
        : due.Attempts == 0 ? null
        : E("span")[
            $", failed {Of(due.Attempts, "time")}",
            due.NextAttempt is { } next ? E("span")[", again ", Time(next)] : null,
            due.LastError is { } error ? E("span")[": ", T(error)] : null];

    private Node Banner()
    {
        if (Model.Outcome is { } outcome)
            return E(outcome.IsGood ? "p.notice" : "p.alert").Set("role", outcome.IsGood ? "status" : "alert")[
                T(outcome.Message)];

        return Model.Done is { } entry
            ? E("p.notice.done").Set("role", "status")[
                "Done: ", E("b")[T(HistorySection.What(Model.Lifecycle, entry))],
                entry.From == entry.To ? "" : " led to ",
                entry.From == entry.To ? null : E("b")[T(Model.Lifecycle.StageName(entry.To))], "."]
            : default(Node);
    }

    private Node Diagram() => Model.Diagram is { } drawn
        ? E("section")[E("h2")["Where it stands"], DiagramBox.Of(drawn, "Where it stands")]
        : default(Node);

    private static Node Own(RenderedSection section) => E("section.own")[
        E("h2")[T(section.Title)],
        section.Markup is { } markup
            ? Node.Rendered(markup)
            : E("p.alert")["This section could not be shown. The server's log says why."]];
}
