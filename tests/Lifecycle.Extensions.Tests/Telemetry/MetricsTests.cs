using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Telemetry;

public sealed class MetricsTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceProvider _container;

    public MetricsTests() =>
        _container = Container(services =>
        {
            services.AddMetrics();
            services.AddSingleton<TimeProvider>(_clock);
            services.AddLifecycle(Observed.Definition);
        });

    public void Dispose() => _container.Dispose();

    private MetricCollector<T> Collect<T>(string instrument)
        where T : struct =>
        new(_container.GetRequiredService<IMeterFactory>(), LifecycleTelemetry.MeterName, instrument, _clock);

    private static string[] Tags<T>(MetricCollector<T> collector)
        where T : struct =>
        [.. collector.GetMeasurementSnapshot().Select(measured => string.Join(' ', measured.Tags
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => $"{tag.Key.Replace("lifecycle.", "", StringComparison.Ordinal)}={tag.Value}")))];

    [Theory]
    [InlineData("go", "from=a name=Observed outcome=moved to=b trigger=go")]
    [InlineData("nothing", "from=a name=Observed outcome=ignored to=a trigger=nothing")]
    [InlineData("stop", "from=a name=Observed outcome=refused to=b trigger=stop")]
    [InlineData("whatever a user types", "from=a name=Observed outcome=not_permitted trigger=_OTHER")]
    [InlineData(
        "time out", "error.type=System.Threading.Tasks.TaskCanceledException from=a name=Observed outcome=failed "
            + "trigger=time out")]
    [InlineData("fail", "error.type=System.InvalidOperationException from=a name=Observed outcome=failed trigger=fail")]
    public async Task Steps_are_counted_by_outcome(string trigger, string tags)
    {
        using var transitions = Collect<long>(LifecycleTelemetry.Transitions);

        await Observed.FireAsync(_container, trigger);

        Assert.Equal([tags], Tags(transitions));
        Assert.Equal(1, transitions.LastMeasurement!.Value);
    }

    [Fact]
    public async Task Conflicts_and_cancelled_fires_are_counted_too()
    {
        using var transitions = Collect<long>(LifecycleTelemetry.Transitions);

        await Observed.FireAsync(_container, "whatever a user types", new() { ExpectedVersion = 7 });
        await Observed.FireAsync(_container, "go", cancellationToken: new(canceled: true));

        Assert.Equal(
            [
                "from=a name=Observed outcome=conflict trigger=_OTHER",
                "from=a name=Observed outcome=cancelled trigger=go",
            ],
            Tags(transitions));
    }

    [Fact]
    public async Task A_follow_up_counts_as_a_step_and_not_as_a_fire()
    {
        using var transitions = Collect<long>(LifecycleTelemetry.Transitions);
        using var duration = Collect<double>(LifecycleTelemetry.TransitionDuration);

        await Observed.FireAsync(_container, "follow");

        Assert.Equal(
            [
                "from=a name=Observed outcome=stayed to=a trigger=follow",
                "from=a name=Observed outcome=moved to=b trigger=go",
            ],
            Tags(transitions));
        Assert.Equal(["from=a name=Observed outcome=stayed to=a trigger=follow"], Tags(duration));
    }

    [Fact]
    public async Task Criteria_are_counted_by_verdict()
    {
        using var criteria = Collect<long>(LifecycleTelemetry.Criteria);

        await Observed.FireAsync(_container, "go");
        await Observed.FireAsync(_container, "stop");
        await Observed.FireAsync(_container, "break");

        Assert.Equal(
            [
                "criterion=MET name=Observed verdict=met",
                "criterion=NO-1 name=Observed verdict=unmet",
                "criterion=NO-2 name=Observed verdict=unmet",
                "criterion=BAD name=Observed verdict=faulted",
            ],
            Tags(criteria));
    }

    [Fact]
    public async Task The_duration_of_a_fire_is_measured_by_the_clock_of_the_container()
    {
        using var container = Container(services =>
        {
            services.AddMetrics();
            services.AddSingleton<TimeProvider>(_clock);
            services.AddLifecycle(new InlineLifecycle("Slow", l =>
            {
                l.StartsIn("a");
                l.Stage("a").On("go").OnTransition(_ => _clock.Advance(TimeSpan.FromSeconds(3))).Stay();
            }));
        });
        using var duration = new MetricCollector<double>(
            container.GetRequiredService<IMeterFactory>(),
            LifecycleTelemetry.MeterName,
            LifecycleTelemetry.TransitionDuration,
            _clock);

        await Observed.FireAsync(container, "go");

        Assert.Equal(3, duration.LastMeasurement!.Value);
        Assert.Equal("s", duration.Instrument!.Unit);
    }

    [Fact]
    public async Task Without_a_meter_factory_the_container_owns_the_meter()
    {
        using var container = Container(services => services.AddLifecycle(Observed.Definition));

        // Containers of tests that run meanwhile may have such a meter too, so every one is listened to.
        var outcomes = new ConcurrentBag<string?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == LifecycleTelemetry.MeterName
                    && instrument.Name == LifecycleTelemetry.Transitions)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) =>
                outcomes.Add(
                    instrument.Meter.Scope is null
                        ? string.Join(
                            ' ',
                            tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))
                        : null));
        listener.Start();

        await Observed.FireAsync(container, "go");

        Assert.Contains(outcomes, outcome =>
            outcome?.Contains("name=Observed", StringComparison.Ordinal) == true
            && outcome.Contains("outcome=moved", StringComparison.Ordinal));
    }
}
