using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>An instance as a client sees it.</summary>
internal static class InstanceJson
{
    public static Answer Answer(LifecycleCall call, ManagedInstance<string, JsonElement> instance)
    {
        var body = JsonText.Of(writer => Write(writer, call, instance));
        return new(body) { Tag = EntityTag.Of(instance).With(body.Span) };
    }

    /// <summary>Writes what is known of an instance that cannot be read.</summary>
    public static void WriteUnreadable(
        Utf8JsonWriter writer, LifecycleCall call, UnreadableRow row, ProblemKind problem)
    {
        writer.WriteStartObject();
        writer.WriteString("lifecycle", row.Lifecycle);
        writer.WriteString("id", row.InstanceId);
        writer.WriteString("href", call.Links.Instance(row.InstanceId));
        if (row.Instance is { } instance)
        {
            writer.WriteString("stage", instance.Stage);
            writer.WriteString("enteredAt", instance.EnteredAt);
            writer.WriteNumber("version", instance.Version);
        }

        writer.WriteStartArray("permitted");
        writer.WriteEndArray();
        writer.WriteStartObject("problem");
        writer.WriteString("type", problem.Type);
        writer.WriteString("title", problem.Title);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, LifecycleCall call, ManagedInstance<string, JsonElement> instance)
    {
        writer.WriteStartObject();
        writer.WriteString("lifecycle", instance.Stored.Lifecycle);
        writer.WriteString("id", instance.Id);
        writer.WriteString("href", call.Links.Instance(instance.Id));
        writer.WriteString("stage", instance.Stage);
        writer.WriteString("enteredAt", instance.EnteredAt);
        writer.WriteNumber("version", instance.Version);
        if (call.Options.Subject?.Invoke(call.Http, instance.Subject) is { } subject)
        {
            writer.WritePropertyName("subject");
            subject.WriteTo(writer);
        }

        writer.WritePropertyName("permitted");
        WritePermitted(writer, call, instance.Id, instance.Stage);
        writer.WriteEndObject();
    }

    /// <summary>Writes the triggers that a stage permits, each with the address that fires it.</summary>
    public static void WritePermitted(Utf8JsonWriter writer, LifecycleCall call, string id, string stage)
    {
        writer.WriteStartArray();
        foreach (var trigger in call.Manager.Graph.PermittedTriggers(stage))
        {
            writer.WriteStartObject();
            writer.WriteString("trigger", trigger);
            writer.WriteString("href", call.Links.Trigger(id, trigger));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
