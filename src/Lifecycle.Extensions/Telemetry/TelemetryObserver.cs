using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>
/// Logs, counts, measures and traces the fires and starts of a lifecycle. Without a listener it allocates nothing:
/// names come from the report, and tags are only made for a listener.
/// </summary>
internal sealed partial class TelemetryObserver(
    LifecycleMetrics metrics, ILogger logger, TimeProvider timeProvider, bool logsExceptionTexts)
    : ITransitionObserver
{
    private static readonly ActivitySource Activities = new(LifecycleTelemetry.ActivitySourceName);

    public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
        where TStage : notnull
        where TTrigger : notnull
    {
        var activity = Activities.HasListeners()
            ? Activities.StartActivity($"{fire.Graph.Name} {TriggerTag(fire.Graph, fire.Trigger)}")
            : null;
        return activity is not null || metrics.MeasuresDuration
            ? new Beginning(timeProvider.GetTimestamp(), activity)
            : null;
    }

    public void OnFired<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        try
        {
            Observe(fire.Graph, result);
            var followUps = result.FollowUps;
            for (var index = 0; index < followUps.Count; index++)
                Observe(fire.Graph, followUps[index]);
        }
        finally
        {
            // Even if a logger throws, no activity stays open.
            if (beginning is Beginning { } begun)
                End(begun, TagsOf(fire.Graph, result));
        }
    }

    public void OnFailed<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var from = fire.Graph.Stage(fire.Stage).Name;
        try
        {
            var trigger = LogText.Of(fire.Trigger.ToString());
            if (isCancelled)
                logger.Cancelled(fire.Graph.Name, trigger, LogText.Of(from));
            else
                logger.Failed(Logged(exception), fire.Graph.Name, trigger, LogText.Of(from));
        }
        finally
        {
            if (metrics.CountsTransitions || beginning is not null)
                CountFailure(fire, from, exception, isCancelled, beginning as Beginning);
        }
    }

    private void CountFailure<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire,
        string from,
        Exception exception,
        bool isCancelled,
        Beginning? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var tags = new TagList
        {
            { LifecycleTelemetry.NameTag, fire.Graph.Name },
            { LifecycleTelemetry.TriggerTag, TriggerTag(fire.Graph, fire.Trigger) },
            { LifecycleTelemetry.FromTag, from },
            { LifecycleTelemetry.OutcomeTag, isCancelled ? TagValue.Cancelled : TagValue.Failed },
        };
        if (!isCancelled)
            tags.Add(LifecycleTelemetry.ErrorTypeTag, exception.GetType().FullName);

        metrics.Count(tags);
        if (beginning is null)
            return;

        try
        {
            if (!isCancelled && beginning.Activity is { } activity)
                Trace(activity, exception);
        }
        finally
        {
            // Even if the text of the exception throws, no activity stays open.
            End(beginning, tags);
        }
    }

    private void Trace(Activity activity, Exception exception)
    {
        if (logsExceptionTexts)
        {
            activity.SetStatus(ActivityStatusCode.Error, exception.Message).AddException(exception);
            return;
        }

        activity.SetStatus(ActivityStatusCode.Error, exception.GetType().FullName);
        activity.AddEvent(new(
            "exception",
            tags: new()
            {
                { "exception.type", exception.GetType().FullName },
                { "exception.stacktrace", Logged(exception).ToString() },
            }));
    }

    private Exception Logged(Exception exception) => LoggedException.Of(exception, logsExceptionTexts);

    private void Observe<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        in TransitionResult<TStage, TTrigger> result)
        where TStage : notnull
        where TTrigger : notnull
    {
        Log(graph.Name, result.Report);
        if (metrics.CountsTransitions)
            metrics.Count(TagsOf(graph, result));

        if (metrics.CountsCriteria)
            Count(graph.Name, result.Report);
    }

    private void Count(string lifecycle, GateReport report)
    {
        for (var index = 0; index < report.Lines.Count; index++)
            metrics.Count(lifecycle, report.Lines[index]);
    }

    private void Log(string lifecycle, GateReport report)
    {
        var isAccepted = report.Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed
            or TransitionOutcome.Ignored;

        // By index, because an enumerator would be allocated.
        for (var index = 0; index < report.Lines.Count; index++)
        {
            if (report.Lines[index] is { Exception: { } exception } line)
            {
                logger.CriterionFaulted(
                    Logged(exception),
                    lifecycle,
                    LogText.Of(line.Criterion.Id),
                    LogText.Of(report.Trigger),
                    LogText.Of(report.From));
            }
        }

        if (!logger.IsEnabled(isAccepted ? LogLevel.Debug : LogLevel.Information))
            return;

        var (trigger, from) = (LogText.Of(report.Trigger), LogText.Of(report.From));
        switch (report.Outcome)
        {
            case TransitionOutcome.Refused:
                logger.Refused(lifecycle, trigger, from, Blocking(report));
                break;
            case TransitionOutcome.NotPermitted:
                logger.NotPermitted(lifecycle, trigger, from);
                break;
            case TransitionOutcome.Conflict:
                logger.Conflict(lifecycle, trigger, from);
                break;
            default:
                logger.Accepted(lifecycle, trigger, from, LogText.Of(report.To), report.Outcome);
                break;
        }
    }

    /// <summary>The ids of the criteria that keep the gate closed.</summary>
    private static string Blocking(GateReport report) =>
        string.Join(", ", report.Blocking.Select(line => LogText.Of(line.Criterion.Id)));

    private void End(Beginning beginning, in TagList tags)
    {
        metrics.Took(timeProvider.GetElapsedTime(beginning.Timestamp), tags);
        End(beginning.Activity, tags);
    }

    private static void End(Activity? activity, in TagList tags)
    {
        if (activity is null)
            return;

        if (activity.IsAllDataRequested)
        {
            foreach (var (key, value) in tags)
                activity.SetTag(key, value);
        }

        activity.Dispose();
    }

    private static TagList TagsOf<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, in TransitionResult<TStage, TTrigger> result)
        where TStage : notnull
        where TTrigger : notnull
    {
        var report = result.Report;
        var isOpen = report.Outcome is not (TransitionOutcome.NotPermitted or TransitionOutcome.Conflict);
        var tags = new TagList
        {
            { LifecycleTelemetry.NameTag, graph.Name },
            { LifecycleTelemetry.TriggerTag, isOpen ? report.Trigger! : TriggerTag(graph, result.Trigger) },
            { LifecycleTelemetry.FromTag, report.From! },
            { LifecycleTelemetry.OutcomeTag, TagValue.Of(report.Outcome) },
        };
        if (report.To is { } to)
            tags.Add(LifecycleTelemetry.ToTag, to);
        return tags;
    }

    private static string TriggerTag<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, TTrigger trigger)
        where TStage : notnull
        where TTrigger : notnull =>
        graph.TryFind(trigger, out var known) ? known.Name : LifecycleTelemetry.OtherTrigger;

    private sealed record Beginning(long Timestamp, Activity? Activity);
}
