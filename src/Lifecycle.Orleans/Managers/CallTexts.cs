using System.Text.Json;

namespace Lifecycle;

/// <summary>Translates the calls of a typed manager to text, and the replies back. Immutable.</summary>
internal sealed class CallTexts<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly string _lifecycle;
    private readonly JsonSerializerOptions _json;
    private readonly Dictionary<string, TStage> _stages;
    private readonly Dictionary<string, TTrigger> _triggers;
    private readonly Dictionary<TTrigger, LifecycleTrigger<TTrigger>> _known;

    public CallTexts(LifecycleGraph<TStage, TTrigger> graph, JsonSerializerOptions json)
    {
        _lifecycle = graph.Name;
        _json = json;
        _stages = graph.Stages.ToDictionary(stage => stage.KeyText, stage => stage.Key, StringComparer.Ordinal);
        _triggers = graph.Triggers.ToDictionary(each => each.Name, each => each.Key, StringComparer.Ordinal);
        _known = graph.Triggers.ToDictionary(each => each.Key);
    }

    /// <summary>
    /// The call as text; <see langword="null"/> if text cannot carry it: the graph does not have the trigger, or JSON
    /// would not bring the payload back as it is.
    /// </summary>
    public FireCall? TryCall(TTrigger trigger, TransitionCommand command)
    {
        if (!_known.TryGetValue(trigger, out var known))
            return null;

        string? payload = null;
        if (command.Payload is { } value && (payload = TryPayload(value, known.PayloadType)) is null)
            return null;

        return new(
            known.Name,
            command.Actor,
            command.Reason,
            payload,
            command.ExpectedVersion,
            command.CommandId,
            command.Fingerprint);
    }

    /// <summary>The result of a reply.</summary>
    /// <exception cref="Exception">The call threw it in the silo.</exception>
    public TransitionResult<TStage, TTrigger> Result(FireReply reply) =>
        reply.Failure is { } failure ? throw Exception(failure) : Result(reply.Result!);

    private TransitionResult<TStage, TTrigger> Result(StepText step) => new(
        Known(_stages, step.From, "stage"),
        Known(_stages, step.To, "stage"),
        Known(_triggers, step.Trigger, "trigger"),
        GateReport.FromJson(step.Report),
        [.. step.Events.Select(each => each.Read(_json))],
        [.. step.FollowUps.Select(Result)],
        step.Version);

    private Exception Exception(CallFailure failure)
    {
        var inner = failure.Inner is null ? null : Exception(failure.Inner);
        return failure.Kind switch
        {
            FailureKind.NotFound => new InstanceNotFoundException(failure.Owner!, failure.Subject!),
            FailureKind.Exists => new InstanceExistsException(failure.Owner!, failure.Subject!),
            FailureKind.CommandReused => new CommandReusedException(failure.Subject!, failure.Owner, failure.Key),
            FailureKind.Stranded => new StrandedInstanceException(
                failure.Owner!, failure.Subject!, failure.Key!, failure.Revision, failure.Message),
            FailureKind.Refused => new EntryRefusedException(GateReport.FromJson(failure.Report!)),
            FailureKind.NotPermitted => new TransitionNotPermittedException(GateReport.FromJson(failure.Report!)),
            FailureKind.Conflict when failure.Report is { } report =>
                new ConcurrencyConflictException(GateReport.FromJson(report)),
            FailureKind.Conflict => new ConcurrencyConflictException(failure.Message),
            FailureKind.Store => new LifecycleStoreException(failure.Owner!, failure.Message, inner)
            {
                IsTransient = failure.IsTransient,
                IsOutcomeUnknown = failure.IsOutcomeUnknown,
            },
            FailureKind.FollowUp => new FollowUpFailedException<TStage, TTrigger>(
                Result(failure.Completed!), Known(_triggers, failure.Key!, "trigger"), inner!),
            FailureKind.Cancelled => new OperationCanceledException(failure.Message),
            FailureKind.Lifecycle => new LifecycleException(failure.Message, inner!),
            FailureKind.Argument => new ArgumentException(
                failure.Key is { } parameter
                    ? failure.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
                    : failure.Message,
                failure.Key,
                inner),
            FailureKind.Reentrant => new ReentrantFireException(failure.Message),
            _ => failure.Other!,
        };
    }

    /// <summary>The payload as JSON, if reading and writing it again gives the same.</summary>
    private string? TryPayload(object value, Type? expected)
    {
        if (value.GetType() != expected || !_json.TryGetTypeInfo(expected, out var type))
            return null;

        try
        {
            var text = JsonSerializer.Serialize(value, type);
            return text != "null" && JsonSerializer.Serialize(JsonSerializer.Deserialize(text, type), type) == text
                ? text
                : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private T Known<T>(Dictionary<string, T> keys, string text, string what)
        where T : notnull => keys.TryGetValue(text, out var key)
            ? key
            : throw new LifecycleException(
                OneLineText.Of(
                    $"The trigger was fired, but the result has the {what} {text}, which {_lifecycle} does not have in "
                        + "this process. Deploy the same definition to all processes of the cluster."));
}
