using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>The result of checking a stored history. Immutable.</summary>
/// <param name="EntryCount">How many entries were checked.</param>
/// <param name="Faults">Every difference from what was written; empty if there is none.</param>
public sealed record HistoryVerification(
    [property: JsonPropertyName("entryCount")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        long EntryCount,
    [property: JsonPropertyName("faults")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        IReadOnlyList<string> Faults)
{
    /// <summary>Whether every entry is as it was written, in order, and none is missing.</summary>
    [JsonPropertyName("isWhole")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsWhole => Faults.Count == 0;

    /// <summary>The verification as JSON, in camel case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, HistoryJson.Default.HistoryVerification);

    /// <inheritdoc/>
    public override string ToString() => IsWhole ? $"{EntryCount} entries, whole." : string.Join('\n', Faults);
}
