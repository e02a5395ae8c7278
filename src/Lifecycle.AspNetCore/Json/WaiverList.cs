using System.Buffers;
using System.Text.Json;

namespace Lifecycle;

/// <summary>Waivers as a list in the JSON of a subject.</summary>
internal static class WaiverList
{
    /// <summary>
    /// The subject with another waiver of a criterion, or without one. Nulls in the list are dropped.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="list">The member that has the list.</param>
    /// <param name="criterion">The criterion.</param>
    /// <param name="waiver">The waiver; <see langword="null"/> for none.</param>
    /// <exception cref="InvalidOperationException">The subject is no JSON object.</exception>
    public static JsonElement With(JsonElement subject, string list, string criterion, Waiver? waiver)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var member in subject.EnumerateObject().Where(each => !each.NameEquals(list)))
                member.WriteTo(writer);
            writer.WriteStartArray(list);
            if (subject.TryGetProperty(list, out var waivers) && waivers.ValueKind == JsonValueKind.Array)
            {
                foreach (var other in waivers.EnumerateArray().Where(each => IsOfAnother(each, criterion)))
                    other.WriteTo(writer);
            }

            if (waiver is not null)
                JsonSerializer.Serialize(writer, waiver, WaiverJson.Default.Waiver);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private static bool IsOfAnother(JsonElement waiver, string criterion) =>
        waiver.ValueKind == JsonValueKind.Object
        && !(waiver.TryGetProperty("criterionId", out var id)
            && id.ValueKind == JsonValueKind.String
            && id.ValueEquals(criterion));
}
