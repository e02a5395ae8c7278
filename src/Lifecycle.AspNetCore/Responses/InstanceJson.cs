using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>An instance as a client sees it.</summary>
internal static class InstanceJson
{
    public static Answer Answer(LifecycleCall call, ManagedInstance<string, JsonElement> instance) =>
        new(JsonText.Of(writer => Write(writer, call, instance))) { Version = instance.Version };

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
