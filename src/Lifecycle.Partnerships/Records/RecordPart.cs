using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>
/// A part of what is recorded about a partnership. Members of its JSON that this version does not know are kept and
/// written back, so that an older node can read what a newer one wrote.
/// </summary>
public abstract record RecordPart
{
    /// <summary>The members that this version does not know; <see langword="null"/> for none. Set by the
    /// serializer.</summary>
    [JsonExtensionData]
    [SuppressMessage("Usage", "CA2227", Justification = "The serializer sets extension data.")]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
