using System.Text.Json;

namespace Lifecycle;

/// <summary>
/// An exception that a call threw in a silo. Those of the library have properties that Orleans would lose, so they
/// travel as text. Others travel as Orleans writes exceptions.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("Lifecycle.CallFailure")]
internal sealed record CallFailure
{
    /// <summary>Which exception it is.</summary>
    [Id(0)]
    public FailureKind Kind { get; init; }

    /// <summary>The message, where the other properties do not yield it.</summary>
    [Id(1)]
    public string Message { get; init; } = "";

    /// <summary>The lifecycle, the database, or the trigger that a reused command fired.</summary>
    [Id(2)]
    public string? Owner { get; init; }

    /// <summary>The id of an instance or a command.</summary>
    [Id(3)]
    public string? Subject { get; init; }

    /// <summary>The stage, trigger or parameter.</summary>
    [Id(4)]
    public string? Key { get; init; }

    /// <summary>The definition revision of a stranded instance.</summary>
    [Id(5)]
    public int Revision { get; init; }

    /// <summary>The report of a gate, as JSON.</summary>
    [Id(6)]
    public string? Report { get; init; }

    /// <inheritdoc cref="LifecycleStoreException.IsTransient"/>
    [Id(7)]
    public bool IsTransient { get; init; }

    /// <inheritdoc cref="LifecycleStoreException.IsOutcomeUnknown"/>
    [Id(8)]
    public bool IsOutcomeUnknown { get; init; }

    /// <summary>The steps that stand after a follow-up failed.</summary>
    [Id(9)]
    public StepText? Completed { get; init; }

    /// <summary>The cause.</summary>
    [Id(10)]
    public CallFailure? Inner { get; init; }

    /// <summary>An exception that is not of the library.</summary>
    [Id(11)]
    public Exception? Other { get; init; }

    /// <param name="exception">The exception.</param>
    /// <param name="json">How events are written; <see langword="null"/> if nothing was fired.</param>
    /// <param name="travels">Whether Orleans can write an exception, and read it again.</param>
    public static CallFailure Of(
        Exception exception, JsonSerializerOptions? json, Func<Exception, bool> travels) => exception switch
        {
            InstanceNotFoundException missing => new()
            {
                Kind = FailureKind.NotFound,
                Owner = missing.Lifecycle,
                Subject = missing.Id,
            },
            InstanceExistsException existing => new()
            {
                Kind = FailureKind.Exists,
                Owner = existing.Lifecycle,
                Subject = existing.Id,
            },
            CommandReusedException reused => new()
            {
                Kind = FailureKind.CommandReused,
                Subject = reused.CommandId,
                Owner = reused.Applied,
                Key = reused.Trigger,
            },
            StrandedInstanceException stranded => new()
            {
                Kind = FailureKind.Stranded,
                Owner = stranded.Lifecycle,
                Subject = stranded.Id,
                Key = stranded.Stage,
                Revision = stranded.DefinitionRevision,
                Message = stranded.Message,
            },
            EntryRefusedException refused => new() { Kind = FailureKind.Refused, Report = refused.Report.ToJson() },
            TransitionNotPermittedException refused => new()
            {
                Kind = FailureKind.NotPermitted,
                Report = refused.Report.ToJson(),
            },
            ConcurrencyConflictException conflict => new()
            {
                Kind = FailureKind.Conflict,
                Report = conflict.Report?.ToJson(),
                Message = conflict.Message,
            },
            LifecycleStoreException store => new()
            {
                Kind = FailureKind.Store,
                Owner = store.Database,
                Message = store.Message,
                IsTransient = store.IsTransient,
                IsOutcomeUnknown = store.IsOutcomeUnknown,
                Inner = store.InnerException is { } cause ? Of(cause, json, travels) : null,
            },
            FollowUpFailedException<string, string> failed when json is not null => new()
            {
                Kind = FailureKind.FollowUp,
                Completed = StepText.Of(failed.Completed, json),
                Key = failed.Trigger,
                Inner = Of(failed.InnerException!, json, travels),
            },
            OperationCanceledException => new() { Kind = FailureKind.Cancelled, Message = exception.Message },
            LifecycleException when exception.GetType() == typeof(LifecycleException) => new()
            {
                Kind = FailureKind.Lifecycle,
                Message = exception.Message,
                Inner = exception.InnerException is { } cause ? Of(cause, json, travels) : null,
            },
            ArgumentException argument when exception.GetType() == typeof(ArgumentException) => new()
            {
                Kind = FailureKind.Argument,
                Message = exception.Message,
                Key = argument.ParamName,
                Inner = exception.InnerException is { } cause ? Of(cause, json, travels) : null,
            },
            ReentrantFireException => new() { Kind = FailureKind.Reentrant, Message = exception.Message },
            _ when travels(exception) => new() { Kind = FailureKind.Other, Other = exception },
            _ => new()
            {
                Kind = FailureKind.Lifecycle,
                Message = OneLineText.Of($"The silo threw {exception.GetType()}: {exception.Message}"),
            },
        };
}
