using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>
/// Writes and reads a partnership in its own JSON form, in whatever document and with whatever options, so that
/// <c>[JsonSerializable(typeof(Partnership))]</c> is all that another serializer context needs.
/// </summary>
public sealed class PartnershipConverter : JsonConverter<Partnership>
{
    /// <inheritdoc/>
    /// <exception cref="PartnershipRuleException">It breaks a rule, so it was not made by a partnership.</exception>
    public override Partnership Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Partnership.Restore(JsonSerializer.Deserialize(ref reader, PartnershipJson.Default.PartnershipRecord)
            ?? throw new JsonException("A partnership was expected, and the text holds null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Partnership value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonSerializer.Serialize(writer, value.Record, PartnershipJson.Default.PartnershipRecord);
    }
}
