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
    private readonly Counter<long> _criteria;

    public LifecycleMetrics(IServiceProvider services)
    {
        // A factory disposes of its own meters.
        var meter = services.GetService<IMeterFactory>()?.Create(new MeterOptions(LifecycleTelemetry.MeterName))
            ?? (_own = new Meter(LifecycleTelemetry.MeterName));
        _duration = meter.CreateHistogram(
            LifecycleTelemetry.TransitionDuration,
            unit: "s",
            description: "Duration of firing a trigger.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
            });
        _transitions = meter.CreateCounter<long>(
            LifecycleTelemetry.Transitions,
            unit: "{step}",
            description: "Steps by outcome.");
        _criteria = meter.CreateCounter<long>(
            LifecycleTelemetry.Criteria,
            unit: "{answer}",
            description: "Criterion results by verdict.");
    }

    public bool MeasuresDuration => _duration.Enabled;

    public bool CountsTransitions => _transitions.Enabled;

    public bool CountsCriteria => _criteria.Enabled;

    public void Took(TimeSpan duration, in TagList tags) => _duration.Record(duration.TotalSeconds, tags);

    public void Count(in TagList tags) => _transitions.Add(1, tags);

    public void Count(string lifecycle, CriterionLine line) =>
        _criteria.Add(
            1,
            new(LifecycleTelemetry.NameTag, lifecycle),
            new(LifecycleTelemetry.CriterionTag, line.Criterion.Id),
            new(LifecycleTelemetry.VerdictTag, TagValue.Of(line.Verdict)));

    public void Dispose() => _own?.Dispose();
}
