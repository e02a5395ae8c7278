using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>The log events, written by the logging generator.</summary>
internal static partial class LifecycleLog
{
    [LoggerMessage(
        LifecycleEventIds.Accepted,
        LogLevel.Debug,
        "{Lifecycle}: {Trigger} in {From} leads to {To} ({Outcome}).")]
    public static partial void Accepted(
        this ILogger logger,
        string lifecycle,
        string trigger,
        string from,
        string? to,
        TransitionOutcome outcome);

    [LoggerMessage(
        LifecycleEventIds.Refused,
        LogLevel.Information,
        "{Lifecycle}: {Trigger} in {From} is refused by {Criteria}.")]
    public static partial void Refused(
        this ILogger logger,
        string lifecycle,
        string trigger,
        string from,
        string criteria);

    [LoggerMessage(
        LifecycleEventIds.NotPermitted,
        LogLevel.Information,
        "{Lifecycle}: {Trigger} is not permitted in {From}.")]
    public static partial void NotPermitted(this ILogger logger, string lifecycle, string trigger, string from);

    [LoggerMessage(
        LifecycleEventIds.Conflict,
        LogLevel.Information,
        "{Lifecycle}: {Trigger} in {From} was asked for on another version.")]
    public static partial void Conflict(this ILogger logger, string lifecycle, string trigger, string from);

    [LoggerMessage(
        LifecycleEventIds.CriterionFaulted,
        LogLevel.Warning,
        "{Lifecycle}: criterion {Criterion} could not be evaluated for {Trigger} in {From}.")]
    public static partial void CriterionFaulted(
        this ILogger logger, Exception exception, string lifecycle, string criterion, string trigger, string from);

    [LoggerMessage(
        LifecycleEventIds.Failed,
        LogLevel.Error,
        "{Lifecycle}: {Trigger} in {From} failed with an exception.")]
    public static partial void Failed(
        this ILogger logger, Exception exception, string lifecycle, string trigger, string from);

    [LoggerMessage(
        LifecycleEventIds.Cancelled,
        LogLevel.Debug,
        "{Lifecycle}: {Trigger} in {From} was cancelled by its caller.")]
    public static partial void Cancelled(this ILogger logger, string lifecycle, string trigger, string from);

    [LoggerMessage(
        LifecycleEventIds.DueFired,
        LogLevel.Information,
        "{Lifecycle}: {Trigger} was due for {Id} ({Outcome}).")]
    public static partial void DueFired(
        this ILogger logger,
        string lifecycle,
        string trigger,
        string id,
        TransitionOutcome outcome);

    [LoggerMessage(
        LifecycleEventIds.DueFailed,
        LogLevel.Error,
        "{Lifecycle}: {Trigger} was due for {Id} and failed with an exception.")]
    public static partial void DueFailed(
        this ILogger logger,
        Exception exception,
        string lifecycle,
        string trigger,
        string id);

    [LoggerMessage(
        LifecycleEventIds.DueDateFailed,
        LogLevel.Error,
        "{Lifecycle}: the due date for {Trigger} of {Id} could not be read.")]
    public static partial void DueDateFailed(
        this ILogger logger,
        Exception exception,
        string lifecycle,
        string trigger,
        string id);

    [LoggerMessage(
        LifecycleEventIds.EventNotSent,
        LogLevel.Warning,
        "{Lifecycle}: event {Key} was not sent, and is sent again later.")]
    public static partial void EventNotSent(this ILogger logger, Exception exception, string lifecycle, string key);

    [LoggerMessage(
        LifecycleEventIds.EventDead,
        LogLevel.Error,
        "{Lifecycle}: event {Key} was not sent in {Attempts} attempts, and is a dead letter: retry or discard it.")]
    public static partial void EventDead(
        this ILogger logger, Exception exception, string lifecycle, string key, int attempts);

    [LoggerMessage(
        LifecycleEventIds.EventUnreadable,
        LogLevel.Error,
        "{Lifecycle}: the event at position {Position} of {Id} could not be read. Later events of the instance wait.")]
    public static partial void EventUnreadable(
        this ILogger logger, Exception exception, string lifecycle, long position, string id);

    [LoggerMessage(
        LifecycleEventIds.DueInstanceFailed,
        LogLevel.Error,
        "{Lifecycle}: the due dates of {Id} could not be fired.")]
    public static partial void DueInstanceFailed(
        this ILogger logger, Exception exception, string lifecycle, string id);

    [LoggerMessage(
        LifecycleEventIds.RoundFailed,
        LogLevel.Error,
        "{Lifecycle}: a round of {Service} failed. The next one comes after the interval.")]
    public static partial void RoundFailed(this ILogger logger, Exception exception, string lifecycle, string service);

    [LoggerMessage(
        LifecycleEventIds.DatabaseUnreachable,
        LogLevel.Error,
        "{Lifecycle}: the database does not answer. Its instances are checked once it does.")]
    public static partial void DatabaseUnreachable(this ILogger logger, Exception exception, string lifecycle);

    [LoggerMessage(
        LifecycleEventIds.Stranded,
        LogLevel.Error,
        "{Lifecycle}: stored instances are stranded. Call MigrateStages for their stages.")]
    public static partial void Stranded(this ILogger logger, Exception exception, string lifecycle);

    [LoggerMessage(LifecycleEventIds.ObserverFailed, LogLevel.Error, "{Lifecycle}: a transition observer failed.")]
    public static partial void ObserverFailed(this ILogger logger, Exception exception, string lifecycle);

    [LoggerMessage(LifecycleEventIds.Started, LogLevel.Debug, "{Lifecycle}: a subject has started in {Stage}.")]
    public static partial void Started(this ILogger logger, string lifecycle, string stage);

    [LoggerMessage(
        LifecycleEventIds.StartRefused,
        LogLevel.Information,
        "{Lifecycle}: the start in {Stage} is refused by {Criteria}.")]
    public static partial void StartRefused(this ILogger logger, string lifecycle, string stage, string criteria);

    [LoggerMessage(
        LifecycleEventIds.StartCriterionFaulted,
        LogLevel.Warning,
        "{Lifecycle}: criterion {Criterion} could not be evaluated for the start in {Stage}.")]
    public static partial void StartCriterionFaulted(
        this ILogger logger, Exception exception, string lifecycle, string criterion, string stage);

    [LoggerMessage(
        LifecycleEventIds.StartFailed,
        LogLevel.Error,
        "{Lifecycle}: the start in {Stage} failed with an exception.")]
    public static partial void StartFailed(this ILogger logger, Exception exception, string lifecycle, string stage);

    [LoggerMessage(
        LifecycleEventIds.StartCancelled,
        LogLevel.Debug,
        "{Lifecycle}: the start in {Stage} was cancelled by its caller.")]
    public static partial void StartCancelled(this ILogger logger, string lifecycle, string stage);
}
