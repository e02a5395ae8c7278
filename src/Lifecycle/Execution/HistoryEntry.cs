using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// An entry in the history of an instance: who fired which trigger, when, and with what result. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
[JsonConverter(typeof(LifecycleJsonConverter))]
public sealed class HistoryEntry<TStage, TTrigger> : IJsonDocument
    where TStage : notnull
    where TTrigger : notnull
{
    // All plain steps of one branch share a result, and ticks are shorter than a DateTimeOffset: 56 bytes an entry, not
    // 72.
    private readonly TransitionResult<TStage, TTrigger> _result;
    private readonly long _utcTicks;

    internal HistoryEntry(
        TransitionResult<TStage, TTrigger> result,
        string? actor,
        string? reason,
        DateTimeOffset at,
        long version)
    {
        _result = result;
        Actor = actor;
        Reason = reason;
        Version = version;
        _utcTicks = at.UtcTicks;
    }

    /// <summary>The time of the fire, in UTC.</summary>
    public DateTimeOffset At => new(_utcTicks, TimeSpan.Zero);

    /// <summary>The outcome.</summary>
    public TransitionOutcome Outcome => _result.Outcome;

    /// <summary>The stage that the instance was in.</summary>
    public TStage From => _result.From;

    /// <summary>The stage afterwards; equal to <see cref="From"/> unless it moved.</summary>
    public TStage To => _result.To;

    /// <summary>The trigger.</summary>
    public TTrigger Trigger => _result.Trigger;

    /// <summary>Who fired it, if the caller stated it.</summary>
    public string? Actor { get; }

    /// <summary>Why, if the caller stated it.</summary>
    public string? Reason { get; }

    /// <summary>The version after an accepted fire; the version that a refused fire saw.</summary>
    public long Version { get; }

    /// <summary>The gate's report.</summary>
    public GateReport Report => _result.Report;

    /// <summary>The entry as JSON, in camel case and with enum members by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(Document(), LifecycleJson.Default.HistoryEntryDocument);

    void IJsonDocument.WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, Document(), LifecycleJson.Default.HistoryEntryDocument);

    private HistoryEntryDocument Document() => new(
        At, Outcome, KeyText.Of(From), KeyText.Of(To), KeyText.Of(Trigger), Actor, Reason, Version, Report);

    /// <summary>Time, actor, trigger and outcome in one line.</summary>
    public override string ToString() =>
        OneLineText.Of(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{At:yyyy-MM-dd HH:mm}  {Actor ?? "-"}  {ReportText.Headline(Report)}"));
}
