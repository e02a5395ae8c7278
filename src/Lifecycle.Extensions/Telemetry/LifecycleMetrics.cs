using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>The instruments of a container, shared by its lifecycles.</summary>
internal sealed class LifecycleMetrics : IDisposable
{
    private readonly Meter? _own;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _transitions;
    private readonly Histogram<double> _startDuration;
    private readonly Counter<long> _starts;
    private readonly Counter<long> _criteria;
    private readonly Counter<long> _eventsSent;
    private readonly Counter<long> _eventsNotSent;
    private readonly Histogram<double> _eventLag;

    public LifecycleMetrics(IServiceProvider services)
    {
        // A factory disposes of its own meters.
        var meter = services.GetService<IMeterFactory>()?.Create(new MeterOptions(LifecycleTelemetry.MeterName))
            ?? (_own = new Meter(LifecycleTelemetry.MeterName));
        _duration = Duration(meter, LifecycleTelemetry.TransitionDuration, "Duration of firing a trigger.");
        _transitions = meter.CreateCounter<long>(
            LifecycleTelemetry.Transitions,
            unit: "{step}",
            description: "Steps by outcome.");
        _startDuration = Duration(meter, LifecycleTelemetry.StartDuration, "Duration of a start.");
        _starts = meter.CreateCounter<long>(
            LifecycleTelemetry.Starts,
            unit: "{start}",
            description: "Starts by outcome.");
        _criteria = meter.CreateCounter<long>(
            LifecycleTelemetry.Criteria,
            unit: "{answer}",
            description: "Criterion results by verdict.");
        _eventsSent = meter.CreateCounter<long>(
            LifecycleTelemetry.EventsSent,
            unit: "{event}",
            description: "Events that were sent.");
        _eventsNotSent = meter.CreateCounter<long>(
            LifecycleTelemetry.EventsNotSent,
            unit: "{attempt}",
            description: "Failed attempts to send an event.");
        _eventLag = Duration(meter, LifecycleTelemetry.EventLag, "Time from the step until its event was sent.");
    }

    public bool MeasuresDuration => _duration.Enabled;

    public bool MeasuresStartDuration => _startDuration.Enabled;

    public bool CountsStarts => _starts.Enabled;

    public bool CountsTransitions => _transitions.Enabled;

    public bool CountsCriteria => _criteria.Enabled;

    public void Took(TimeSpan duration, in TagList tags) => _duration.Record(duration.TotalSeconds, tags);

    public void Count(in TagList tags) => _transitions.Add(1, tags);

    public void StartTook(TimeSpan duration, in TagList tags) => _startDuration.Record(duration.TotalSeconds, tags);

    public void CountStart(in TagList tags) => _starts.Add(1, tags);

    public void Count(string lifecycle, CriterionLine line) =>
        _criteria.Add(
            1,
            new(LifecycleTelemetry.NameTag, lifecycle),
            new(LifecycleTelemetry.CriterionTag, line.Criterion.Id),
            new(LifecycleTelemetry.VerdictTag, TagValue.Of(line.Verdict)));

    public void Sent(string lifecycle, TimeSpan lag)
    {
        var name = new KeyValuePair<string, object?>(LifecycleTelemetry.NameTag, lifecycle);
        _eventsSent.Add(1, name);
        _eventLag.Record(lag.TotalSeconds, name);
    }

    public void NotSent(string lifecycle, bool isDead) =>
        _eventsNotSent.Add(1, new(LifecycleTelemetry.NameTag, lifecycle), new(LifecycleTelemetry.DeadTag, isDead));

    public void Dispose() => _own?.Dispose();

    private static Histogram<double> Duration(Meter meter, string name, string description) => meter.CreateHistogram(
        name,
        unit: "s",
        description: description,
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
        });
}
