using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Telemetry;

public sealed class StartTelemetryTests : IDisposable
{
    private static readonly InlineLifecycle Gated = new("Gated", l =>
    {
        l.StartsIn("a")
            .Requires("WORD", word => word.Length > 0, "There is no word.")
            .Requires("SHORT", word => word.Length < 8, "The word is long.")
            .Requires("DOWN", word => word != "down" ? true : throw new InvalidOperationException("Down."), "Down.")
            .OnStart(start =>
            {
                if (start.Subject == "bad")
                    throw new InvalidOperationException($"{start.Subject} is a secret.");
            });
        l.Stage("a").On("go").Stay();
    });

    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceProvider _container;
    private readonly FakeLogCollector _logs;

    public StartTelemetryTests()
    {
        _container = Container(services =>
        {
            services.AddMetrics();
            services.AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Trace));
            services.AddSingleton<TimeProvider>(_clock);
            services.AddLifecycle(Gated);
        });
        _logs = _container.GetFakeLogCollector();
    }

    public void Dispose() => _container.Dispose();

    /// <summary>Starts a subject, with any result.</summary>
    private async Task StartAsync(string subject, bool isCancelled = false)
    {
        await using var scope = _container.CreateAsyncScope();
        try
        {
            await Observed.Lifecycle(scope.ServiceProvider)
                .TryStartAsync(subject, cancellationToken: new(isCancelled));
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException)
        {
            // The telemetry is what the test looks at.
        }
    }

    private MetricCollector<T> Collect<T>(string instrument)
        where T : struct =>
        new(_container.GetRequiredService<IMeterFactory>(), LifecycleTelemetry.MeterName, instrument, _clock);

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => $"{tag.Key.Replace("lifecycle.", "", StringComparison.Ordinal)}={tag.Value}"));

    [Theory]
    [InlineData("word", LogLevel.Debug, LifecycleEventIds.Started, "Gated: a subject has started in a.")]
    [InlineData(
        "", LogLevel.Information, LifecycleEventIds.StartRefused, "Gated: the start in a is refused by WORD.")]
    [InlineData(
        "bad", LogLevel.Error, LifecycleEventIds.StartFailed, "Gated: the start in a failed with an exception.")]
    public async Task A_start_is_logged_by_its_weight(string subject, LogLevel level, int id, string message)
    {
        await StartAsync(subject);

        var record = Assert.Single(_logs.GetSnapshot());
        Assert.Equal((level, id, message), (record.Level, record.Id.Id, record.Message));
        Assert.Equal("Lifecycle.Gated", record.Category);
        Assert.DoesNotContain("secret", $"{record.Exception}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_start_is_logged()
    {
        await StartAsync("word", isCancelled: true);

        var record = Assert.Single(_logs.GetSnapshot());
        Assert.Equal((LogLevel.Debug, LifecycleEventIds.StartCancelled), (record.Level, record.Id.Id));
        Assert.Equal("Gated: the start in a was cancelled by its caller.", record.Message);
    }

    [Fact]
    public async Task A_criterion_of_a_start_that_fails_is_a_warning_with_the_exception()
    {
        await StartAsync("down");

        Assert.Equal(
            [
                (
                    LogLevel.Warning,
                    LifecycleEventIds.StartCriterionFaulted,
                    "Gated: criterion DOWN could not be evaluated for the start in a."),
                (LogLevel.Information, LifecycleEventIds.StartRefused, "Gated: the start in a is refused by DOWN."),
            ],
            _logs.GetSnapshot().Select(record => (record.Level, record.Id.Id, record.Message)));
        Assert.Equal("System.InvalidOperationException", _logs.GetSnapshot()[0].Exception?.Message);
    }

    [Theory]
    [InlineData("word", false, "name=Gated outcome=started to=a")]
    [InlineData("", false, "name=Gated outcome=refused to=a")]
    [InlineData("bad", false, "error.type=System.InvalidOperationException name=Gated outcome=failed to=a")]
    [InlineData("word", true, "name=Gated outcome=cancelled to=a")]
    public async Task Starts_are_counted_and_measured_by_outcome(string subject, bool isCancelled, string tags)
    {
        using var starts = Collect<long>(LifecycleTelemetry.Starts);
        using var duration = Collect<double>(LifecycleTelemetry.StartDuration);

        await StartAsync(subject, isCancelled);

        Assert.Equal(tags, Text(Assert.Single(starts.GetMeasurementSnapshot()).Tags));
        Assert.Equal(tags, Text(Assert.Single(duration.GetMeasurementSnapshot()).Tags));
    }

    [Fact]
    public async Task The_criteria_of_a_start_are_counted_by_verdict()
    {
        using var criteria = Collect<long>(LifecycleTelemetry.Criteria);

        await StartAsync("");

        Assert.Equal(
            [
                "criterion=WORD name=Gated verdict=unmet",
                "criterion=SHORT name=Gated verdict=met",
                "criterion=DOWN name=Gated verdict=met",
            ],
            criteria.GetMeasurementSnapshot().Select(measured => Text(measured.Tags)));
    }

    [Theory]
    [InlineData("word", ActivityStatusCode.Unset, "name=Gated outcome=started to=a")]
    [InlineData(
        "bad",
        ActivityStatusCode.Error,
        "error.type=System.InvalidOperationException name=Gated outcome=failed to=a")]
    public async Task A_start_is_an_activity(string subject, ActivityStatusCode status, string tags)
    {
        using var own = new ActivitySource("Tests of starts");
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LifecycleTelemetry.ActivitySourceName || source == own,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var root = own.StartActivity("root")!;

        await StartAsync(subject);

        var activity = Assert.Single(ended, activity => activity.ParentSpanId == root.SpanId);
        Assert.Equal(("Gated start", status), (activity.OperationName, activity.Status));
        Assert.Equal(tags, Text(activity.TagObjects));
        Assert.DoesNotContain(
            activity.Events.SelectMany(each => each.Tags),
            tag => $"{tag.Value}".Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_observer_of_the_container_is_told_of_a_start_and_one_that_throws_keeps_no_other_from_it()
    {
        var log = new List<string>();
        await using var container = Container(services =>
        {
            services.AddLogging(logging => logging.AddFakeLogging());
            services.AddSingleton<ITransitionObserver>(new Watch(log, "one"));
            services.AddSingleton<ITransitionObserver>(new Watch(log, "two", throws: true));
            services.AddLifecycle(Gated);
        });
        await using var scope = container.CreateAsyncScope();

        await Observed.Lifecycle(scope.ServiceProvider).TryStartAsync("word");
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Observed.Lifecycle(scope.ServiceProvider).TryStartAsync("bad"));

        Assert.Equal(
            [
                "one starting", "two starting", " ended Started", "one ended Started",
                "one starting", "two starting", " failed", "one failed",
            ],
            log);
        Assert.Equal(
            4,
            container.GetFakeLogCollector().GetSnapshot()
                .Count(record => record.Id.Id == LifecycleEventIds.ObserverFailed));
    }

    private sealed class Watch(List<string> log, string name, bool throws = false) : ITransitionObserver
    {
        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull => null;

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }

        public object? OnStarting<TStage, TTrigger>(in ObservedStart<TStage, TTrigger> start)
            where TStage : notnull
            where TTrigger : notnull
        {
            Note($"{name} starting");
            return name;
        }

        public void OnStarted<TStage, TTrigger>(
            in ObservedStart<TStage, TTrigger> start, GateReport report, object? beginning)
            where TStage : notnull
            where TTrigger : notnull => Note($"{beginning} ended {report.Outcome}");

        public void OnStartFailed<TStage, TTrigger>(
            in ObservedStart<TStage, TTrigger> start, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull => Note($"{beginning} failed");

        private void Note(string line)
        {
            log.Add(line);
            if (throws)
                throw new InvalidOperationException("An observer failed.");
        }
    }
}
