using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Describes the lifecycle.</summary>
internal static class DefinitionEndpoints
{
    public static ValueTask<IResult> DescribeAsync(LifecycleCall call)
    {
        var manager = call.Manager;
        return new(new Answer(JsonText.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", manager.Name);
            writer.WriteNumber("revision", manager.DefinitionRevision);
            writer.WritePropertyName("graph");
            writer.WriteRawValue(manager.Graph.ToJson());
            writer.WritePropertyName("subject");
            WriteSchema(writer, manager.SubjectJson, "subject");
            writer.WriteStartObject("payloads");
            foreach (var trigger in manager.Graph.Triggers.Where(each => each.PayloadType is not null))
            {
                writer.WritePropertyName(trigger.Name);
                var id = $"payloads/{Uri.EscapeDataString(trigger.Name)}";
                WriteSchema(writer, manager.PayloadJson(trigger.Name)!, id);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        })));
    }

    /// <summary>Writes the JSON Schema of a type. Its references are within it, because it has an id.</summary>
    private static void WriteSchema(Utf8JsonWriter writer, JsonTypeInfo type, string id)
    {
        var schema = JsonText.Schema(type);
        if (schema.GetValueKind() == JsonValueKind.Object)
            schema.AsObject().Insert(0, "$id", id);
        schema.WriteTo(writer);
    }
}
