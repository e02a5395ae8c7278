using System.Text;
using System.Text.Json;

namespace Lifecycle;

/// <summary>
/// What can be done now, and why not the rest: every trigger of the lifecycle with what firing it would do. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class Prospects<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleStage<TStage, TTrigger> _stage;

    internal Prospects(LifecycleStage<TStage, TTrigger> stage, IReadOnlyList<Prospect<TTrigger>> all)
    {
        _stage = stage;
        All = all;
    }

    /// <summary>The stage that was looked at.</summary>
    public TStage Stage => _stage.Key;

    /// <summary>Every trigger, in the order of the graph.</summary>
    public IReadOnlyList<Prospect<TTrigger>> All { get; }

    /// <summary>The triggers that would succeed now.</summary>
    public IEnumerable<Prospect<TTrigger>> Open => All.Where(prospect => prospect.IsOpen);

    /// <summary>The triggers that the stage permits and the criteria refuse.</summary>
    public IEnumerable<Prospect<TTrigger>> Refused => All.Where(prospect => prospect.IsPermitted && !prospect.IsOpen);

    /// <summary>The prospect of one trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger.</exception>
    public Prospect<TTrigger> this[TTrigger trigger] =>
        All.FirstOrDefault(prospect => EqualityComparer<TTrigger>.Default.Equals(prospect.Trigger, trigger))
        ?? throw new ArgumentException($"The lifecycle has no trigger {trigger}.", nameof(trigger));

    /// <summary>The prospects as JSON, in camel case and with enums by name.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new ProspectsDocument(_stage.Name, [.. All.Select(prospect => prospect.Report)]),
            ReportJson.Default.ProspectsDocument);

    /// <summary>
    /// The stage, then what each permitted trigger would do, with every criterion; then what is not permitted.
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
            text.Append($"\n  Not permitted: {string.Join(", ", others)}.");

        return text.ToString();
    }
}

/// <summary>The JSON form of <see cref="Prospects{TStage, TTrigger}"/>.</summary>
internal sealed record ProspectsDocument(string Stage, IReadOnlyList<GateReport> Triggers);
