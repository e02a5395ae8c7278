using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <content>Starts.</content>
internal sealed partial class TelemetryObserver
{
    public object? OnStarting<TStage, TTrigger>(in ObservedStart<TStage, TTrigger> start)
        where TStage : notnull
        where TTrigger : notnull
    {
        var activity = Activities.HasListeners() ? Activities.StartActivity($"{start.Graph.Name} start") : null;
        return activity is not null || metrics.MeasuresStartDuration
            ? new Beginning(timeProvider.GetTimestamp(), activity)
            : null;
    }

    public void OnStarted<TStage, TTrigger>(
        in ObservedStart<TStage, TTrigger> start, GateReport report, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var (lifecycle, stage) = (start.Graph.Name, start.Graph.Stage(start.Stage).Name);
        try
        {
            LogStart(lifecycle, LogText.Of(stage), report);
            if (metrics.CountsCriteria)
                Count(lifecycle, report);
        }
        finally
        {
            if (metrics.CountsStarts || beginning is not null)
                EndStart(beginning, StartTags(lifecycle, stage, TagValue.Of(report.Outcome)));
        }
    }

    public void OnStartFailed<TStage, TTrigger>(
        in ObservedStart<TStage, TTrigger> start, Exception exception, bool isCancelled, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var (lifecycle, stage) = (start.Graph.Name, start.Graph.Stage(start.Stage).Name);
        try
        {
            if (isCancelled)
                logger.StartCancelled(lifecycle, LogText.Of(stage));
            else
                logger.StartFailed(Logged(exception), lifecycle, LogText.Of(stage));
        }
        finally
        {
            if (metrics.CountsStarts || beginning is not null)
                EndFailedStart(beginning, lifecycle, stage, exception, isCancelled);
        }
    }

    private void EndFailedStart(
        object? beginning, string lifecycle, string stage, Exception exception, bool isCancelled)
    {
        var tags = StartTags(lifecycle, stage, isCancelled ? TagValue.Cancelled : TagValue.Failed);
        if (!isCancelled)
            tags.Add(LifecycleTelemetry.ErrorTypeTag, exception.GetType().FullName);

        try
        {
            if (!isCancelled && beginning is Beginning { Activity: { } activity })
                Trace(activity, exception);
        }
        finally
        {
            EndStart(beginning, tags);
        }
    }

    private void LogStart(string lifecycle, string stage, GateReport report)
    {
        for (var index = 0; index < report.Lines.Count; index++)
        {
            if (report.Lines[index] is { Exception: { } exception } line)
            {
                logger.StartCriterionFaulted(
                    Logged(exception), lifecycle, LogText.Of(line.Criterion.Id), stage);
            }
        }

        if (report.Passed)
            logger.Started(lifecycle, stage);
        else if (logger.IsEnabled(LogLevel.Information))
            logger.StartRefused(lifecycle, stage, Blocking(report));
    }

    private void EndStart(object? beginning, in TagList tags)
    {
        metrics.CountStart(tags);
        if (beginning is not Beginning begun)
            return;

        metrics.StartTook(timeProvider.GetElapsedTime(begun.Timestamp), tags);
        End(begun.Activity, tags);
    }

    private static TagList StartTags(string lifecycle, string stage, string outcome) => new()
    {
        { LifecycleTelemetry.NameTag, lifecycle },
        { LifecycleTelemetry.ToTag, stage },
        { LifecycleTelemetry.OutcomeTag, outcome },
    };
}
