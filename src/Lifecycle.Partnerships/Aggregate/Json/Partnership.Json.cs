using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <content>How the partnership is stored and restored.</content>
[JsonConverter(typeof(PartnershipConverter))]
public sealed partial class Partnership
{
    private Partnership(PartnershipRecord record) => Record = record;

    /// <summary>Restores a partnership from its record.</summary>
    /// <param name="record">A value of <see cref="Record"/>.</param>
    /// <exception cref="PartnershipRuleException">The record breaks a rule, so no partnership can have made
    /// it.</exception>
    public static Partnership Restore(PartnershipRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var restored = new Partnership(record);
        RecordCheck.Check(restored);
        return restored;
    }

    /// <summary>Restores a partnership from JSON.</summary>
    /// <param name="json">The output of <see cref="ToJson"/>.</param>
    /// <exception cref="JsonException">The text is not the JSON of a partnership.</exception>
    /// <exception cref="PartnershipRuleException">The record breaks a rule, so no partnership can have made
    /// it.</exception>
    public static Partnership FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Restore(JsonSerializer.Deserialize(json, PartnershipJson.Default.PartnershipRecord)
            ?? throw new JsonException("The text is null, but a partnership was expected."));
    }

    /// <summary>Writes everything that is recorded as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(Record, PartnershipJson.Default.PartnershipRecord);
}
