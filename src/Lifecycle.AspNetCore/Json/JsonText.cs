using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.AspNetCore;

/// <summary>Writes JSON.</summary>
internal static class JsonText
{
    /// <summary>A subject or a payload is never null.</summary>
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true };

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
}
