using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>
/// Writes and reads a partnership as JSON. The JSON is the same in every document and with all serializer options, so
/// another serializer context needs only <c>[JsonSerializable(typeof(Partnership))]</c>. Immutable and thread-safe.
/// </summary>
public sealed class PartnershipConverter : JsonConverter<Partnership>
{
    /// <inheritdoc/>
    /// <exception cref="PartnershipRuleException">The record breaks a rule, so no partnership can have made
    /// it.</exception>
    public override Partnership Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Partnership.Restore(JsonSerializer.Deserialize(ref reader, PartnershipJson.Default.PartnershipRecord)
            ?? throw new JsonException("The text is null, but a partnership was expected."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Partnership value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonSerializer.Serialize(writer, value.Record, PartnershipJson.Default.PartnershipRecord);
    }
}
