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
        E("section.wide")[
            E("h2")["Dead letters", Count(Model.DeadLetters.Count)],
            Events(Model.DeadLetters, "No event has been given up.", isDead: true)],
        E("section.wide")[
            E("h2")["Overdue", Count(Model.Overdue.Count)],
            Dates(Model.Overdue, "Nothing is overdue.")],
        E("section.wide")[
            E("h2")["Events to send", Count(Model.Waiting.Count)],
            Sender(),
            Events(Model.Waiting, "No event waits.", isDead: false)],
        E("section.wide")[
            E("h2")["Falls due later", Count(Model.Coming.Count)],
            Dates(Model.Coming, "Nothing falls due later.")],
    ]);

    private Element Sender() => Model.Lease switch
    {
        null => E("p.soft")["No host sends events at present."],
        var lease when lease.Until > Shell.Now => E("p.soft")["Sent by ", T(lease.Owner), "."],
        var lease => E("p.bad")["Not sent since ", Time(lease.Until), ", when ", T(lease.Owner), " gave up."],
    };

    private Element? Count(int count) => count == 0 ? null
        : E("small")[count < Model.PageSize ? $"{count}" : $"the first {count}"];

    private Element Dates(IReadOnlyList<InstanceRow> rows, string none)
    {
        if (rows.Count == 0)
            return E("p.none")[none];

        return E("table.rows")[
            Head("Instance", "Due", "Trigger", "Attempts", "Last error"),
            E("tbody")[Each(
                rows.SelectMany(row => row.Stored.DueDates
                    .Where(date => !date.IsTried)
                    .OrderBy(date => date.FiresAt)
                    .Select(date => (Row: row, Date: date))),
                each => (Node)Date(each.Row, each.Date))]];
    }

    private Element Date(InstanceRow row, StoredDueDate date) => E("tr")[
        E("th").Set("scope", "row")[Link(Links.Instance(Model.Lifecycle, row.Stored.Id))[T(row.Name ?? row.Stored.Id)]],
        E("td").Set("data-label", "Due")[
            Time(date.At),
            date.At <= Shell.Now && date.At > DateTimeOffset.MinValue
                ? E("span.soft")[$" ({Length(Shell.Now - date.At)} ago)"]
                : null],
        E("td").Set("data-label", "Trigger")[T(Model.Lifecycle.TriggerName(date.Trigger))],
        E("td").Set("data-label", "Attempts")[Attempts(date.Attempts, date.NextAttempt)],
        E("td").Set("data-label", "Last error")[Error(date.Fault ?? date.LastError)]];

    private Element Events(IReadOnlyList<OutgoingEvent> events, string none, bool isDead)
    {
        if (events.Count == 0)
            return E("p.none")[none];

        return E("table.rows")[
            Model.MayAct
                ? Head("Event", "Instance", "Emitted", "Attempts", "Last error", "Actions")
                : Head("Event", "Instance", "Emitted", "Attempts", "Last error"),
            E("tbody")[Each(events, outgoing => (Node)Event(outgoing, isDead))]];
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
