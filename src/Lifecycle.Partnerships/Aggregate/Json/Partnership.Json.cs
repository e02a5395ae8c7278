using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <content>How it is stored and restored.</content>
[JsonConverter(typeof(PartnershipConverter))]
public sealed partial class Partnership
{
    private Partnership(PartnershipRecord record) => Record = record;

    /// <summary>Restores a partnership from what was recorded of it.</summary>
    /// <param name="record">What <see cref="Record"/> was.</param>
    /// <exception cref="PartnershipRuleException">The record breaks a rule, so it was not made by a
    /// partnership.</exception>
    public static Partnership Restore(PartnershipRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var restored = new Partnership(record);
        RecordCheck.Check(restored);
        return restored;
    }

    /// <summary>Restores a partnership from its JSON form.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="JsonException">The text is not the JSON form of a partnership.</exception>
    /// <exception cref="PartnershipRuleException">It breaks a rule, so it was not made by a partnership.</exception>
    public static Partnership FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Restore(JsonSerializer.Deserialize(json, PartnershipJson.Default.PartnershipRecord)
            ?? throw new JsonException("A partnership was expected, and the text holds null."));
    }

    /// <summary>Everything that is recorded, as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(Record, PartnershipJson.Default.PartnershipRecord);
}
