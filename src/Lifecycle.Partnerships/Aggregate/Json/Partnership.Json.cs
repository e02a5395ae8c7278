using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.Partnerships;

/// <content>How the partnership is stored and restored.</content>
[JsonConverter(typeof(PartnershipConverter))]
public sealed partial class Partnership
{
    /// <summary>
    /// Describes partnerships, the payloads of their triggers and the events that they emit. Add it to the options of a
    /// manager or serializer of your own; <c>AddPartnershipLifecycle</c> does so by itself.
    /// </summary>
    public static IJsonTypeInfoResolver JsonTypes => PartnershipJson.Default;

    /// <summary>Restores a partnership from its record.</summary>
    /// <param name="record">A value of <see cref="Record"/>.</param>
    /// <param name="clock">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="PartnershipRuleException">The record breaks a rule, so no partnership can have made
    /// it.</exception>
    public static Partnership Restore(PartnershipRecord record, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        var restored = new Partnership(record, clock);
        RecordCheck.Check(restored);
        return restored;
    }

    /// <summary>Restores a partnership from JSON.</summary>
    /// <param name="json">The output of <see cref="ToJson"/>.</param>
    /// <param name="clock">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="JsonException">The text is not the JSON of a partnership.</exception>
    /// <exception cref="PartnershipRuleException">The record breaks a rule, so no partnership can have made
    /// it.</exception>
    public static Partnership FromJson(string json, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Restore(
            JsonSerializer.Deserialize(json, PartnershipJson.Default.PartnershipRecord)
                ?? throw new JsonException("The text is null, but a partnership was expected."),
            clock);
    }

    /// <summary>Writes everything that is recorded as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(Record, PartnershipJson.Default.PartnershipRecord);
}
