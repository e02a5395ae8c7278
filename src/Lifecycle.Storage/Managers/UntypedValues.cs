using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>
/// Translates between the types of a lifecycle and text and JSON. Immutable.
/// </summary>
internal sealed class UntypedValues<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly JsonTypeInfo<TSubject> _subject;
    private readonly JsonSerializerOptions? _json;
    private readonly LifecycleGraph<TStage, TTrigger> _typed;
    private readonly Dictionary<string, TStage> _stages;
    private readonly Dictionary<string, LifecycleTrigger<TTrigger>> _triggers;
    private readonly Dictionary<TTrigger, string> _triggerTexts;

    public UntypedValues(
        LifecycleGraph<TStage, TTrigger> graph, JsonTypeInfo<TSubject> subject, JsonSerializerOptions? json)
    {
        Graph = graph.AsText();
        _typed = graph;
        _subject = subject;
        _json = json;
        _stages = graph.Stages.ToDictionary(stage => stage.KeyText, stage => stage.Key, StringComparer.Ordinal);
        _triggers = graph.Triggers.ToDictionary(trigger => trigger.Name, StringComparer.Ordinal);
        _triggerTexts = graph.Triggers.ToDictionary(trigger => trigger.Key, trigger => trigger.Name);
    }

    public LifecycleGraph<string, string> Graph { get; }

    public JsonTypeInfo SubjectInfo => _subject;

    /// <exception cref="ArgumentException">The lifecycle has no such stage.</exception>
    public TStage Stage(string text, string parameter) => Find(_stages, text, "stage", parameter);

    /// <exception cref="ArgumentException">The lifecycle has no such trigger.</exception>
    public TTrigger Trigger(string text, string parameter) => Find(_triggers, text, "trigger", parameter).Key;

    /// <exception cref="ArgumentException">The JSON cannot be read as a subject, or the subject cannot be
    /// stored.</exception>
    public TSubject Subject(JsonElement json, string parameter)
    {
        if (Read(json, _subject, $"a subject of {Graph.Name}", parameter) is not TSubject subject)
            throw new ArgumentException(
                $"The JSON is null; expected a subject of {Graph.Name}, {TypeText.Of(typeof(TSubject))}.",
                parameter);

        // What JSON can say and cannot be written again, such as 1e400 for a double, is the caller's mistake.
        try
        {
            SubjectJson.Write(Graph.Name, "from JSON", subject, _subject);
            return subject;
        }
        catch (LifecycleException exception)
        {
            throw new ArgumentException(exception.Message, parameter, exception);
        }
    }

    /// <exception cref="LifecycleException">The subject cannot be written.</exception>
    public JsonElement Json(string id, TSubject subject)
    {
        try
        {
            return JsonSerializer.SerializeToElement(subject, _subject);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw SubjectJson.Unwritable(Graph.Name, id, exception);
        }
    }

    /// <summary>The command, with a JSON payload read as the type that the trigger carries.</summary>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="LifecycleException">No type info of that type is registered.</exception>
    public TransitionCommand? WithPayload(string trigger, TransitionCommand? command, string parameter)
    {
        var expected = _triggers[trigger].PayloadType;
        if (command?.Payload is not JsonElement json || expected?.IsInstanceOfType(json) == true)
            return command;

        if (json.ValueKind == JsonValueKind.Null)
            return command with { Payload = null };

        if (expected is null)
            throw new ArgumentException(
                OneLineText.Of($"{trigger} carries no payload, but the command has {Quote(json)}."),
                parameter);

        return command with
        {
            Payload = Read(json, PayloadJson(trigger, expected), $"the payload of {trigger}", parameter),
        };
    }

    /// <exception cref="ArgumentException">The lifecycle has no such trigger.</exception>
    /// <exception cref="LifecycleException">No type info of its payload is registered.</exception>
    public JsonTypeInfo? PayloadJson(string trigger, string parameter) =>
        Find(_triggers, trigger, "trigger", parameter).PayloadType is { } type ? PayloadJson(trigger, type) : null;

    public ManagedInstance<string, JsonElement> Untyped(ManagedInstance<TStage, TSubject> instance) =>
        new(instance.Stored, _typed.Stage(instance.Stage).KeyText, Json(instance.Id, instance.Subject));

    public DueFire<string, string> Untyped(DueFire<TStage, TTrigger> fired) => new(
        fired.Id,
        new(_triggerTexts[fired.Due.Trigger], fired.Due.DueAt) { Exception = fired.Due.Exception },
        fired.Result?.AsText(),
        fired.Exception is FollowUpFailedException<TStage, TTrigger> exception ? exception.AsText() : fired.Exception);

    private JsonTypeInfo PayloadJson(string trigger, Type type) =>
        _json is not null && _json.TryGetTypeInfo(type, out var known)
            ? known
            : throw new LifecycleException(
                OneLineText.Of(
                    $"The payload of {trigger} cannot be read: no JSON type info for {TypeText.Of(type)}. "
                        + "Set `Json` in the manager's options to options whose `TypeInfoResolver` describes it."));

    private static object? Read(JsonElement json, JsonTypeInfo type, string what, string parameter)
    {
        try
        {
            var value = json.Deserialize(type);

            // A number that is out of range is read as infinite, which JSON cannot say. It would fail later.
            if (value is not null)
                RequireFinite(value, type);
            return value;
        }
        catch (Exception exception)
            when (exception is not OutOfMemoryException)
        {
            throw new ArgumentException(
                OneLineText.Of($"The JSON is not {what}: expected {TypeText.Of(type.Type)}, got {Quote(json)}. ")
                    + ShortText.Of(exception.Message),
                parameter,
                exception);
        }
    }

    /// <exception cref="ArgumentException">It has a number that is not finite.</exception>
    private static void RequireFinite(object value, JsonTypeInfo type)
    {
        try
        {
            JsonSerializer.SerializeToUtf8Bytes(value, type);
        }
        catch (Exception exception) when (exception is not (ArgumentException or OutOfMemoryException))
        {
            // A payload is not stored, so that its type need not be one that can be written.
        }
    }

    private TValue Find<TValue>(Dictionary<string, TValue> values, string text, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        if (values.TryGetValue(text, out var value))
            return value;

        throw ShortText.Unknown(Graph.Name, what, text, values.Keys, parameter);
    }

    private static string Quote(JsonElement json) =>
        json.ValueKind == JsonValueKind.Undefined ? "undefined" : ShortText.Of(json.GetRawText());
}
