using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// The triggers that can be fired now, and why the others cannot: every trigger of the lifecycle with the outcome of
/// firing it. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
[JsonConverter(typeof(LifecycleJsonConverter))]
public sealed class Prospects<TStage, TTrigger> : IJsonDocument
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleStage<TStage, TTrigger> _stage;

    internal Prospects(LifecycleStage<TStage, TTrigger> stage, IReadOnlyList<Prospect<TTrigger>> all)
    {
        _stage = stage;
        All = all;
    }

    /// <summary>The stage that the instance was in.</summary>
    public TStage Stage => _stage.Key;

    /// <summary>Every trigger, in the order of the graph.</summary>
    public IReadOnlyList<Prospect<TTrigger>> All { get; }

    /// <summary>The triggers that would succeed now.</summary>
    public IEnumerable<Prospect<TTrigger>> Open => All.Where(prospect => prospect.IsOpen);

    /// <summary>The triggers that the stage permits and the criteria refuse.</summary>
    public IEnumerable<Prospect<TTrigger>> Refused =>
        All.Where(prospect => prospect.IsPermitted && !prospect.IsOpen);

    /// <summary>The prospect of one trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger.</exception>
    public Prospect<TTrigger> this[TTrigger trigger] =>
        All.FirstOrDefault(prospect => EqualityComparer<TTrigger>.Default.Equals(prospect.Trigger, trigger))
        ?? throw new ArgumentException(
            OneLineText.Of(
                $"The lifecycle has no trigger {BoundedList.Name(KeyText.Of(trigger))}. It has "
                    + $"{BoundedList.Of(All.Select(prospect => KeyText.Of(prospect.Trigger)))}."),
            nameof(trigger));

    /// <summary>The prospects as JSON, in camel case and with enum members by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(Document(), LifecycleJson.Default.ProspectsDocument);

    /// <summary>The same prospects with stages and triggers as text, for code that does not know their types.</summary>
    /// <param name="graph">The graph of the lifecycle, as text.</param>
    public Prospects<string, string> AsText(LifecycleGraph<string, string> graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new(
            graph.Stage(_stage.KeyText),
            [.. All.Select(prospect => new Prospect<string>(KeyText.Of(prospect.Trigger), prospect.Report))]);
    }

    /// <summary>
    /// The stage, then each permitted trigger with its outcome and criteria, then what is not permitted.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder($"In {_stage}:");
        foreach (var prospect in All.Where(prospect => prospect.IsPermitted))
        {
            text.Append("\n  ").Append(ReportText.Headline(prospect.Report));
            ReportText.Lines(text, prospect.Report.Lines, indent: "    ");
        }

        var others = All.Where(prospect => !prospect.IsPermitted).Select(prospect => prospect.Trigger).ToArray();
        if (others.Length > 0)
            text.Append($"\n  Not permitted: {BoundedList.Of(others)}.");

        return text.ToString();
    }

    void IJsonDocument.WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, Document(), LifecycleJson.Default.ProspectsDocument);

    private ProspectsDocument Document() => new(
        _stage.KeyText,
        [.. All.Select(prospect => new ProspectDocument(KeyText.Of(prospect.Trigger), prospect.Report))]);
}
