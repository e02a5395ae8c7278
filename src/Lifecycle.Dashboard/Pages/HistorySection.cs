using System.Globalization;
using System.Text.Json;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>The history of an instance as a timeline, the latest entry first, and the proof that it is whole.</summary>
internal sealed class HistorySection(InstanceModel model, Links links)
{
    public Element Content() => E("section.history")[
        E("h2")["History", Proof()],
        model.Verification is { IsWhole: false } broken
            ? E("div.alert").Set("role", "alert")[
                E("b")["The history is not as it was written."],
                E("ul")[Each(broken.Faults, fault => (Node)E("li")[T(fault)])]]
            : null,
        model.History.Problem is { } problem
            ? E("p.alert")[E("b")["Some of it cannot be read. "], T(problem)]
            : null,
        E("ol.time")[Each(model.History.Entries, entry => (Node)Entry(entry))],
        model.History.Before is { } before
            ? E("p.pages")[Link(Address(("before", Number(before))))["Older entries"]]
            : null];

    /// <summary>What an entry records, in a word or two.</summary>
    public static string What(ShownLifecycle lifecycle, StoredEntry entry) => entry.Kind switch
    {
        StoredEntryKind.Started => "Start",
        StoredEntryKind.Imported => "Import",
        StoredEntryKind.Updated => "Change of the subject",
        StoredEntryKind.Erased => "Erasure",
        _ => lifecycle.TriggerName(entry.Trigger ?? ""),
    };

    private Element Proof()
    {
        var count = Of(model.Row.Stored.EntryCount, "entry", "entries");
        var verify = Address(("verify", "true"));
        return model.Verification switch
        {
            null when model.Row.Stored.EntryCount > InstanceModel.MostVerifiedOnRequest =>
                E("small")[$"{count}, too many to verify here"],
            null => E("small")[$"{count} · ", Link(verify)["verify"]],
            { IsWhole: true } => E("small.ok")["✓ whole, ", count, " · ", Link(verify)["verify again"]],
            _ => E("small.bad")["✗ not whole · ", Link(verify)["verify again"]],
        };
    }

    private Element Entry(StoredEntry entry)
    {
        var report = Report(entry, out var isReadable);
        return E($"li.{Kind(entry)}")[
            E("p")[
                Time(entry.At), " ",
                E("b")[T(What(model.Lifecycle, entry))],
                Outcome(entry),
                entry.Actor is { } actor ? E("span.who")[" · ", T(actor)] : null,
                entry.Reason is { } reason ? E("span.who")[" · “", T(reason), "”"] : null,
                entry.IsErased ? E("span.soft")[" · details erased"] : null],
            entry.Repeats > 0
                ? E("p.soft")[
                    $"and {Of(entry.Repeats, "time")} more",
                    entry.RepeatedAt is { } last ? E("span")[", the last on ", Time(last)] : null]
                : null,
            isReadable ? null : E("p.bad")["Its report cannot be read."],
            report is null ? default : Blocking(report),
            report is { Lines.Count: > 0 }
                ? E("details.settled")[
                    E("summary")[Reading.Sum(report)], GateLines.Of(report, _ => default)]
                : null];
    }

    private Node Outcome(StoredEntry entry) => entry.Outcome switch
    {
        TransitionOutcome.Moved when entry.Kind is StoredEntryKind.Started or StoredEntryKind.Imported =>
            E("span")[" in ", T(model.Lifecycle.StageName(entry.To))],
        TransitionOutcome.Moved => E("span")[" → ", T(model.Lifecycle.StageName(entry.To))],
        TransitionOutcome.Stayed => default(Node),
        TransitionOutcome.Refused => E("span.bad")[" refused"],
        TransitionOutcome.NotPermitted =>
            E("span.bad")[" not permitted in ", T(model.Lifecycle.StageName(entry.From))],
        TransitionOutcome.Conflict => E("span.bad")[" conflict"],
        _ => T($" {entry.Outcome}"),
    };

    private static Node Blocking(GateReport report) =>
        Each(report.Blocking, line => (Node)E("p.blocking")[
            E("span.bad")[T(line.Criterion.Id)], " ", T(line.Reason ?? line.Criterion.Title)]);

    private static GateReport? Report(StoredEntry entry, out bool isReadable)
    {
        isReadable = true;
        try
        {
            return entry.ReadReport();
        }
        catch (JsonException)
        {
            isReadable = false;
            return null;
        }
    }

    private static string Kind(StoredEntry entry) => entry switch
    {
        { IsAccepted: false } => "refused",
        { Outcome: TransitionOutcome.Moved } => "moved",
        _ => "stayed",
    };

    private string Address((string Name, string? Value) query) =>
        links.Instance(model.Lifecycle, model.Row.Stored.Id, query);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
