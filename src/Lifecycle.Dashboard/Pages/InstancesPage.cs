using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>A page of instances with a filter.</summary>
internal sealed class InstancesPage : Page<InstancesModel>
{
    protected override Node Content() => Node.Of(
    [
        E("h1")["Instances"],
        Filter(),
        Model.Rows.Count == 0 ? E("p.none")[Nothing()] : Table(),
        Model.IsCut && Model.Rows.Count > 0 ? E("p.soft")[Looked("are like that", Model.Rows.Count)] : null,
        Pages(),
    ]);

    private string Nothing() => Model.Filter switch
    {
        _ when Model.IsCut => Looked("is like that", 0),
        { After: not null } => "There are no more.",
        { IsEmpty: true } => "No instance has been started yet.",
        _ => "No instance is like that.",
    };

    /// <summary>A page looks at so many instances, and leaves the others to the next.</summary>
    private string Looked(string areLikeThat, int count) =>
        $"{(count == 0 ? "None" : Number(count))} of the {(Model.Filter.After is null ? "first" : "next")} "
            + $"{Number(InstancesModel.MostRead)} {areLikeThat}. The next page looks further.";

    /// <summary>The stages of the definition, and the one that was asked for, if it is another.</summary>
    private IReadOnlyList<(string Key, string Text)> Stages() =>
    [
        .. Model.Filter.Stage is { } chosen && !Model.Lifecycle.Graph.Contains(chosen)
            ? [(chosen, $"{chosen} (not in the definition)")]
            : Array.Empty<(string, string)>(),
        .. Model.Lifecycle.Graph.Stages.Select(stage => (stage.KeyText, stage.Name)),
    ];

    private Element Filter()
    {
        var (lifecycle, filter) = (Model.Lifecycle, Model.Filter);
        return E("form.filter").Set("method", "get").Set("action", Links.Instances(lifecycle)).Set("role", "search")[
            Field("Id begins with", E("input").Set("name", "id").Set("maxlength", "200").Set("value", filter.Id)
                .Set("autocomplete", "off").Set("spellcheck", "false")),
            Field("Stage", Choice("stage", filter.Stage, Stages())),
            filter.Previous is { } previous
                ? Field("Entered from", Choice("previous", previous, [(previous, previous)]))
                : null,
            Field("Blocked by", Choice(
                "blockedBy",
                filter.BlockedBy,
                [.. lifecycle.Criteria.Select(criterion => (criterion.Id, criterion.ToString()))])),
            Field("Due", Choice(
                "due",
                filter.Due?.ToString().ToLowerInvariant(),
                [("now", "overdue"), ("week", "within 7 days"), ("month", "within 30 days")])),
            E("button")["Show"],
            filter.IsEmpty ? null : Link(Links.Instances(lifecycle))["Show all"]];
    }

    private static Element Field(string label, Element input) => E("label")[E("span")[label], input];

    private static Element Choice(string name, string? chosen, IReadOnlyList<(string Value, string Text)> values) =>
        E("select").Set("name", name)[
            E("option").Set("value", "")["any"],
            Each(values, each =>
                E("option").Set("value", each.Value).Set("selected", each.Value == chosen)[each.Text])];

    private Element Table() => E("section.wide")[E("table.rows")[
        E("caption.hidden")[$"Instances of {Model.Lifecycle.Name}"],
        E("thead")[E("tr")[Each(
            ["Instance", "Stage", "In it since", "Next due", "Blocked by"],
            heading => E("th").Set("scope", "col")[heading])]],
        E("tbody")[Each(Model.Rows, row => (Node)Row(row))]]];

    private Element Row(InstanceRow row)
    {
        var (lifecycle, stored) = (Model.Lifecycle, row.Stored);
        if (row.Damage is { } damage)
            return E("tr")[
                E("th").Set("scope", "row")[Link(Links.Instance(lifecycle, stored.Id))[T(stored.Id)]],
                E("td").Set("colspan", "4")[E("span.bad")["damaged: ", T(damage)]]];

        return E("tr")[
            E("th").Set("scope", "row")[
                Link(Links.Instance(lifecycle, stored.Id))[T(row.Name ?? stored.Id)],
                row.Name is null ? null : E("small.id")[T(stored.Id)]],
            E("td").Set("data-label", "Stage")[StageChip.Of(lifecycle, stored.Stage)],
            E("td").Set("data-label", "In it since")[Time(stored.EnteredAt)],
            E("td").Set("data-label", "Next due")[Due(row)],
            E("td").Set("data-label", "Blocked by")[
                stored.BlockedBy.Count == 0 ? E("span.soft")["–"] : E("span.bad")[List(stored.BlockedBy)]]];
    }

    private Node Due(InstanceRow row)
    {
        if (row.NextDue is not { } due)
            return E("span.soft")["–"];

        return E("span")[
            Time(due.At), " ", T(Model.Lifecycle.TriggerName(due.Trigger)),
            due.IsRefused ? E("span.bad")[" refused"]
                : due.Attempts > 0 || due.Fault is not null ? E("span.bad")[" fails"]
                : null];
    }

    private Node Pages()
    {
        var (lifecycle, filter) = (Model.Lifecycle, Model.Filter);
        return E("p.pages")[
            filter.After is null ? null : Link(Links.Instances(lifecycle, filter.Behind(null)))["First page"],
            Model.Next is { } next
                ? Link(Links.Instances(lifecycle, filter.Behind(next))).Set("rel", "next")["Next page"]
                : null];
    }
}
