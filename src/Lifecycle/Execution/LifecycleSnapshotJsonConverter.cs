using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Writes and reads snapshots in their one JSON form, whatever naming policy or converters the serializer's options
/// hold. It is public only because generated serializer contexts create it. Immutable and thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LifecycleSnapshotJsonConverter : JsonConverter<LifecycleSnapshot>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">
    /// A member is missing, null or not valid; the message names it.
    /// </exception>
    public override LifecycleSnapshot? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LifecycleSnapshot.Of(JsonSerializer.Deserialize(ref reader, LifecycleJson.Default.SnapshotDocument));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LifecycleSnapshot value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonSerializer.Serialize(writer, value.ToDocument(), LifecycleJson.Default.SnapshotDocument);
    }
}
