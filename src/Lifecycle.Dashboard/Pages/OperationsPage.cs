using System.Globalization;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>Due dates and outgoing events: what waits, what fails, and what has been given up.</summary>
internal sealed class OperationsPage : Page<OperationsModel>
{
    protected override Node Content() => Node.Of(
    [
        E("h1")["Operations"],
        Model.Done is { } done ? E("p.notice").Set("role", "status")[done] : null,
        Health(),
        E("section.wide")[
            E("h2")["Dead letters", Count(Model.DeadLetters)],
            Events(Model.DeadLetters, "No event has been given up.", isDead: true),
            Pages(Model.DeadLetters, "dead")],
        E("section.wide")[
            E("h2")["Overdue", Count(Model.Overdue)],
            Dates(Model.Overdue, "Nothing is overdue.", date => date.IsUnsettled && date.At <= Shell.Now),
            Pages(Model.Overdue, "overdue")],
        E("section.wide")[
            E("h2")["Events to send", Count(Model.Waiting)],
            Sender(),
            Events(Model.Waiting, "No event waits.", isDead: false),
            Pages(Model.Waiting, "waiting")],
        E("section.wide")[
            E("h2")["Falls due later", Count(Model.Coming)],
            Dates(Model.Coming, "Nothing falls due later.", date => date.IsUnsettled && date.At > Shell.Now),
            Pages(Model.Coming, "later")],
    ]);

    private Element? Health() => Model.Problems switch
    {
        null => null,
        [] => E("p.ok")["✓ The host reports no problem with this lifecycle."],
        var problems => E("div.alert").Set("role", "alert")[
            E("b")["The host reports a problem. "],
            E("ul")[Each(problems, problem => (Node)E("li")[T(problem)])]],
    };

    private Element Sender() => Model.Lease switch
    {
        null => E("p.soft")["No host sends events at present."],
        var lease when lease.Until > Shell.Now => E("p.soft")["Sent by ", T(lease.Owner), "."],
        var lease => E("p.bad")["Not sent since ", Time(lease.Until), ", when ", T(lease.Owner), " gave up."],
    };

    private static Element? Count<T>(Slice<T> list) => list.Items.Count == 0 ? null : E("small")[list.Count];

    /// <summary>Links to the pages of one list, on which the others begin with their first.</summary>
    private Element? Pages<T>(Slice<T> list, string name)
    {
        if (list is { IsFirst: true, Next: null })
            return null;

        return E("p.pages")[
            list.IsFirst ? null : Link(Links.Operations(Model.Lifecycle))["First page"],
            list.Next is { } next ? Link(Links.Operations(Model.Lifecycle, (name, next)))["Next page"] : null];
    }

    private Element Dates(Slice<InstanceRow> list, string none, Func<StoredDueDate, bool> isShown)
    {
        if (list.Items.Count == 0)
            return E("p.none")[list.IsFirst ? none : "There are no more."];

        return E("table.rows")[
            Head("Instance", "Due", "Trigger", "Attempts", "Last error"),
            E("tbody")[Each(list.Items, row => row.Damage is { } damage
                ? Damaged(row, damage)
                : Each(
                    row.Stored.DueDates.Where(isShown).OrderBy(date => date.At),
                    date => (Node)Date(row, date)))]];
    }

    private Node Damaged(InstanceRow row, string damage) => E("tr")[
        E("th").Set("scope", "row")[Link(Links.Instance(Model.Lifecycle, row.Stored.Id))[T(row.Stored.Id)]],
        E("td").Set("colspan", "4")[E("span.bad")["damaged: ", T(damage)]]];

    private Element Date(InstanceRow row, StoredDueDate date) => E("tr")[
        E("th").Set("scope", "row")[Link(Links.Instance(Model.Lifecycle, row.Stored.Id))[T(row.Name ?? row.Stored.Id)]],
        E("td").Set("data-label", "Due")[
            Time(date.At),
            date.At <= Shell.Now && date.At > DateTimeOffset.MinValue
                ? E("span.soft")[$" ({Length(Shell.Now - date.At)} ago)"]
                : null],
        E("td").Set("data-label", "Trigger")[T(Model.Lifecycle.TriggerName(date.Trigger))],
        E("td").Set("data-label", "Attempts")[
            date.IsRefused
                ? E("span")["refused", E("span.soft")[", again once the subject changes"]]
                : Attempts(date.Attempts, date.NextAttempt)],
        E("td").Set("data-label", "Last error")[Error(date.Fault ?? date.LastError)]];

    private Element Events(Slice<OutgoingEvent> events, string none, bool isDead)
    {
        if (events.Problem is { } problem)
            return E("p.alert")[E("b")["An event cannot be read. "], T(problem)];
        if (events.Items.Count == 0)
            return E("p.none")[events.IsFirst ? none : "There are no more."];

        return E("table.rows")[
            Model.MayAct
                ? Head("Event", "Instance", "Emitted", "Attempts", "Last error", "Actions")
                : Head("Event", "Instance", "Emitted", "Attempts", "Last error"),
            E("tbody")[Each(events.Items, outgoing => (Node)Event(outgoing, isDead))]];
    }

    private Element Event(OutgoingEvent outgoing, bool isDead) => E("tr")[
        E("th").Set("scope", "row")[
            T(outgoing.Type[(outgoing.Type.LastIndexOfAny(['.', '+']) + 1)..]),
            E("small.id")[T(outgoing.Type)],
            E("small.id")[T(outgoing.Key)]],
        E("td").Set("data-label", "Instance")[
            Link(Links.Instance(Model.Lifecycle, outgoing.InstanceId))[T(outgoing.InstanceId)]],
        E("td").Set("data-label", "Emitted")[Time(outgoing.At)],
        E("td").Set("data-label", "Attempts")[Attempts(outgoing.Attempts, isDead ? null : outgoing.NextAttempt)],
        E("td").Set("data-label", "Last error")[Error(outgoing.LastError)],
        Model.MayAct ? E("td.acts")[Form(outgoing, isDead)] : null];

    private Element Form(OutgoingEvent outgoing, bool isDead) => E("form.inline")
        .Set("method", "post").Set("action", Links.Operations(Model.Lifecycle))[
            Hidden("position", outgoing.Position.ToString(CultureInfo.InvariantCulture)),
            Hidden("key", outgoing.Key),
            Model.FormToken is { } token ? Hidden(token.Name, token.Value) : null,
            E("button.second").Set("name", "do").Set("value", "retry")[isDead ? "Send again" : "Send now"],
            isDead ? E("button.second.bad").Set("name", "do").Set("value", "discard")["Discard"] : null];

    private static Node Attempts(int attempts, DateTimeOffset? next) => attempts == 0
        ? E("span.soft")["none"]
        : E("span")[$"{attempts}", next is { } again ? E("span.soft")[", again ", Time(again)] : null];

    private static Node Error(string? error) => error is null ? E("span.soft")["–"] : E("span.bad")[T(error)];

    private static Element Head(params string[] headings) =>
        E("thead")[E("tr")[Each(headings, heading => (Node)E("th").Set("scope", "col")[heading])]];

    private static Element Hidden(string name, string value) =>
        E("input").Set("type", "hidden").Set("name", name).Set("value", value);
}
