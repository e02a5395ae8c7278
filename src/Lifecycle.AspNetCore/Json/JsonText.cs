using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.AspNetCore;

/// <summary>Writes JSON.</summary>
internal static class JsonText
{
    /// <summary>A subject or a payload is never null.</summary>
    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = MarkReadOnly,
    };

    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
            write(writer);

        return bytes.WrittenMemory;
    }

    public static JsonElement Element(Action<Utf8JsonWriter> write) => JsonElement.Parse(Of(write).Span);

    /// <summary>The JSON Schema of a type.</summary>
    public static JsonNode Schema(JsonTypeInfo type) => type.GetJsonSchemaAsNode(Options);

    /// <summary>Whether reading JSON sets a property.</summary>
    public static bool IsSettable(JsonPropertyInfo property) =>
        property.Set is not null
        || property.AssociatedParameter is not null
        || (property.ObjectCreationHandling ?? property.Options.PreferredObjectCreationHandling)
            == JsonObjectCreationHandling.Populate;

    /// <summary>Marks what a client reads and cannot set.</summary>
    private static JsonNode MarkReadOnly(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo is { } property && !IsSettable(property) && schema is JsonObject members)
            members["readOnly"] = true;
        return schema;
    }
}
