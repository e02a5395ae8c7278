using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Writes stored entries in their one JSON form, whatever naming policy or converters the serializer's options hold. It
/// is public only because generated serializer contexts create it. Immutable and thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoredEntryJsonConverter : JsonConverter<StoredEntry>
{
    /// <summary>Always throws: stores make entries, and they are never read from this JSON.</summary>
    /// <param name="reader">Not used.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override StoredEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A StoredEntry is written as JSON and cannot be read from it.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StoredEntry value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        StoredEntryJson.Write(writer, value);
    }
}
