using System.Globalization;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>What can happen next: each trigger with its whole gate report, and a form to fire it.</summary>
internal sealed class NextSection(InstanceModel model, Links links)
{
    private readonly string _address = links.Instance(model.Lifecycle, model.Row.Stored.Id);

    public Element Content()
    {
        var shown = model.Prospects
            .Where(prospect => prospect.Report.Outcome != TransitionOutcome.Ignored)
            .ToArray();
        var ignored = model.Prospects.Except(shown).Select(prospect => prospect.Report.Trigger ?? "").ToArray();
        return E("section.next")[
            E("h2")["What can happen next", model.Actor is { } actor ? E("small")["as ", T(actor)] : null],
            model.Problem is { } problem ? E("p.alert").Set("role", "alert")[T(problem)] : null,
            model.Problem is null && shown.Length == 0 ? E("p.none")[Nothing()] : null,
            Each(shown, prospect => (Node)Trigger(prospect, IsOpen(prospect, shown[0]))),
            ignored.Length == 0 ? null : E("p.soft")["Ignored here: ", List(ignored), "."]];
    }

    private string Nothing() => model.Lifecycle.Graph.Stage(model.Instance!.Stage).IsTerminal
        ? "Nothing: this stage is an end."
        : "Nothing: no trigger leads on from here.";

    /// <summary>The trigger of the form that was sent is open, otherwise the first.</summary>
    private bool IsOpen(Prospect<string> prospect, Prospect<string> first) =>
        prospect.Trigger == (model.Outcome?.Trigger ?? first.Trigger);

    private Element Trigger(Prospect<string> prospect, bool isOpen)
    {
        var report = prospect.Report;
        return E("details.trigger").Set("open", isOpen)[
            E("summary")[
                E("span.name")[T(report.Trigger)],
                To(report),
                E($"span.sum.{ClassOf(report)}")[Reading.Sum(report)]],
            GateLines.Of(report, Waiving),
            model.MayAct ? Form(prospect) : null];
    }

    private static Node To(GateReport report) => report switch
    {
        { To: null } => default,
        { Outcome: TransitionOutcome.Stayed } => E("span.to")["stays"],
        _ => E("span.to")[E("span").Set("aria-hidden", "true")["→ "], T(report.To)],
    };

    private static string ClassOf(GateReport report) =>
        !report.Passed ? "bad"
        : report.Lines.Any(line => line.Verdict == Verdict.AwaitsPayload) ? "warn"
        : "ok";

    private Element Form(Prospect<string> prospect)
    {
        var sent = model.Outcome is { } outcome && outcome.Trigger == prospect.Trigger ? outcome : null;
        var report = prospect.Report;
        return E("form.act").Set("method", "post").Set("action", _address)[
            Hidden("trigger", prospect.Trigger),
            Common(),
            model.Payloads.TryGetValue(prospect.Trigger, out var shape)
                ? E("label")[
                    E("span")["Payload, as JSON", shape.Length == 0 ? null : E("small")[" with ", T(shape)]],
                    E("textarea.code").Set("name", "payload").Set("rows", "3").Set("spellcheck", "false")[
                        sent?.Payload]]
                : null,
            E("label")[
                E("span")["Reason, on record"],
                E("input").Set("name", "reason").Set("autocomplete", "off").Set("value", sent?.Reason)
                    .Set("maxlength", PostedForm.LongestReason.ToString(CultureInfo.InvariantCulture))],
            E("div.buttons")[
                E(report.Passed ? "button" : "button.second").Set("name", "do").Set("value", "fire")[
                    report.Passed ? null : "Try ", T(report.Trigger)],
                E("button.second").Set("name", "do").Set("value", "check")["Check"],
                report.Passed ? null : E("small.soft")["A refusal is recorded. A check is not."]]];
    }

    /// <summary>A form to waive a criterion, or to withdraw what waives it.</summary>
    private Node Waiving(CriterionLine line)
    {
        if (!model.MayWaive)
            return default;

        var id = line.Criterion.Id;
        var hasRequester = model.Lifecycle.Pages.Waivers!.HasRequester;
        if (line.Verdict == Verdict.Waived)
            return E(hasRequester ? "form.act" : "form.inline").Set("method", "post").Set("action", _address)[
                Hidden("criterion", id),
                Common(),
                hasRequester ? Why() : null,
                E("div.buttons")[
                    E("button.second").Set("name", "do").Set("value", "withdraw")["Withdraw the waiver"]]];

        if (!line.Blocks || line.Criterion.Severity != Severity.Waivable)
            return default;

        return E("details.waive")[
            E("summary")["Waive ", T(id)],
            E("form.act").Set("method", "post").Set("action", _address)[
                Hidden("criterion", id),
                Common(),
                Why(),
                hasRequester
                    ? E("label")[
                        E("span")["Who asks for it"],
                        E("input").Set("name", "requestedBy").Set("required", true).Set("autocomplete", "off")
                            .Set("maxlength", PostedForm.LongestName.ToString(CultureInfo.InvariantCulture))]
                    : null,
                E("label")[
                    E("span")["Last day, if it ends"],
                    E("input").Set("type", "date").Set("name", "until")],
                E("div.buttons")[E("button").Set("name", "do").Set("value", "waive")["Waive"]]]];
    }

    private static Element Why() => E("label")[
        E("span")["Reason, on record"],
        E("input").Set("name", "reason").Set("required", true).Set("autocomplete", "off")
            .Set("maxlength", PostedForm.LongestReason.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The version that the caller sees, and an id by which a form that is sent twice acts once.</summary>
    private Node Common() => Node.Of(
    [
        Hidden("version", model.Row.Stored.Version.ToString(CultureInfo.InvariantCulture)),
        Hidden("command", $"dashboard {Guid.NewGuid():N}"),
        model.FormToken is { } token ? Hidden(token.Name, token.Value) : null,
    ]);

    private static Element Hidden(string name, string value) =>
        E("input").Set("type", "hidden").Set("name", name).Set("value", value);
}
