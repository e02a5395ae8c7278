using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>Writes values of the application as the JSON that a store keeps.</summary>
internal static class StoredJson
{
    private static readonly ConditionalWeakTable<JavaScriptEncoder, IntactTextEncoder> Encoders = [];

    /// <summary>Writes a value, on one line.</summary>
    /// <exception cref="ArgumentException">A text in it is not valid Unicode.</exception>
    public static string Write(object? value, JsonTypeInfo type)
    {
        var options = new JsonWriterOptions
        {
            Encoder = Encoders.GetValue(type.Options.Encoder ?? JavaScriptEncoder.Default, static inner => new(inner)),
            MaxDepth = type.Options.MaxDepth,
        };
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, options))
            JsonSerializer.Serialize(writer, value, type);

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    /// <summary>
    /// The places where two JSON texts differ. Members of objects may be in another order, and so may the elements of
    /// an array.
    /// </summary>
    public static List<JsonDifference> Compare(string one, string other)
    {
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);
        return [.. Compare("$", first.RootElement, second.RootElement)];
    }

    private static IEnumerable<JsonDifference> Compare(string path, JsonElement? one, JsonElement? other)
    {
        if (one is { } present && other is { } opposite)
        {
            if (present.ValueKind == JsonValueKind.Object && opposite.ValueKind == JsonValueKind.Object)
                return Names(present).Union(Names(opposite))
                    .SelectMany(name => Compare($"{path}.{name}", Member(present, name), Member(opposite, name)));
            if (present.ValueKind == JsonValueKind.Array && opposite.ValueKind == JsonValueKind.Array)
            {
                if (Sorted(present).SequenceEqual(Sorted(opposite), StringComparer.Ordinal))
                    return [];
                if (present.GetArrayLength() == opposite.GetArrayLength())
                    return present.EnumerateArray().Zip(opposite.EnumerateArray())
                        .SelectMany((pair, index) => Compare($"{path}[{index}]", pair.First, pair.Second));
            }
        }

        var (text, otherText) = (one?.GetRawText(), other?.GetRawText());
        return text == otherText ? [] : [new(path, text, otherText)];
    }

    private static IEnumerable<string> Names(JsonElement value) =>
        value.EnumerateObject().Select(member => member.Name);

    private static JsonElement? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? member : null;

    private static IEnumerable<string> Sorted(JsonElement array) =>
        array.EnumerateArray().Select(element => element.GetRawText()).Order(StringComparer.Ordinal);
}
