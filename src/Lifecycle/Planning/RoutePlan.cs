using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// The shortest path to a stage, and the criteria still unmet on it for the subject as it is now. Immutable. It is a
/// plan, not a promise: a criterion of a later transition may give another verdict by the time it is evaluated.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
[JsonConverter(typeof(LifecycleJsonConverter))]
public sealed class RoutePlan<TStage, TTrigger> : IJsonDocument
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleStage<TStage, TTrigger> _start;
    private readonly LifecycleStage<TStage, TTrigger> _goal;

    internal RoutePlan(
        LifecycleStage<TStage, TTrigger> start,
        LifecycleStage<TStage, TTrigger> goal,
        IReadOnlyList<PlannedTransition<TStage, TTrigger>>? transitions,
        IReadOnlyList<RoutePlan<TStage, TTrigger>>? alternatives = null)
    {
        _start = start;
        _goal = goal;
        Exists = transitions is not null;
        Transitions = transitions ?? [];
        Alternatives = alternatives ?? [];
    }

    /// <summary>The stage it starts in.</summary>
    public TStage Start => _start.Key;

    /// <summary>The stage it leads to.</summary>
    public TStage Goal => _goal.Key;

    /// <summary>Whether any path leads there.</summary>
    public bool Exists { get; }

    /// <summary>The transitions in order; none if the instance is in the goal already, or cannot reach it.</summary>
    public IReadOnlyList<PlannedTransition<TStage, TTrigger>> Transitions { get; }

    /// <summary>
    /// A longer path on which fewer lines block, if the shortest is blocked and there is one: the one with the fewest,
    /// and of these the shortest. Otherwise empty.
    /// </summary>
    public IReadOnlyList<RoutePlan<TStage, TTrigger>> Alternatives { get; }

    /// <summary>The lines that block, once for each criterion, in the order of the transitions.</summary>
    public IEnumerable<CriterionLine> Blocking =>
        Transitions.SelectMany(transition => transition.Report.Blocking).DistinctBy(line => line.Criterion.Id);

    /// <summary>The plan as JSON, in camel case and with enum members by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(Document(), LifecycleJson.Default.RoutePlanDocument);

    /// <summary>The same plan with stages and triggers as text, for code that does not know their types.</summary>
    /// <param name="graph">The graph of the lifecycle, as text.</param>
    public RoutePlan<string, string> AsText(LifecycleGraph<string, string> graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new(
            graph.Stage(_start.KeyText),
            graph.Stage(_goal.KeyText),
            Exists ? [.. Transitions.Select(transition => transition.AsText())] : null,
            [.. Alternatives.Select(alternative => alternative.AsText(graph))]);
    }

    /// <summary>
    /// The transitions in order, each with the lines that block it or await the payload, then the alternatives in the
    /// same form.
    /// </summary>
    public override string ToString()
    {
        if (!Exists)
            return $"No path leads from {_start} to {_goal}.";
        if (Transitions.Count == 0)
            return $"{_start} is reached already.";

        var triggers = BoundedList.Of(Transitions.Select(transition => transition.Trigger), ", then ");
        var text = new StringBuilder($"From {_start} to {_goal}: {triggers}.");
        for (var index = 0; index < Transitions.Count; index++)
        {
            var (transition, report) = (Transitions[index], Transitions[index].Report);
            text.Append($"\n  {index + 1}. {transition.Trigger} to {report.To}");
            if (transition.Condition is not null)
                text.Append($", when {transition.Condition}");
            var awaiting = report.Lines.Count(line => line.Verdict == Verdict.AwaitsPayload);
            text.Append((report.Passed, awaiting) switch
            {
                (false, _) => ":",
                (_, 0) => ": nothing blocks.",
                (_, 1) => ": nothing blocks, and 1 criterion awaits the payload:",
                _ => $": nothing blocks, and {awaiting} criteria await the payload:",
            });
            var open = report.Lines.Where(line => line.Blocks || line.Verdict == Verdict.AwaitsPayload);
            ReportText.Lines(text, [.. open], indent: "     ");
        }

        foreach (var alternative in Alternatives)
            text.Append("\nAlternative: ").Append(alternative);

        return text.ToString();
    }

    void IJsonDocument.WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, Document(), LifecycleJson.Default.RoutePlanDocument);

    private RoutePlanDocument Document() => new(
        _start.KeyText,
        _goal.KeyText,
        Exists,
        [.. Transitions.Select(transition => transition.Document())],
        [.. Alternatives.Select(alternative => alternative.Document())]);
}
