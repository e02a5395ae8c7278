using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>Stored instances as the JSON in which a grain returns them.</summary>
[JsonSerializable(typeof(StoredInstance))]
internal sealed partial class InstanceText : JsonSerializerContext
{
    public static string Write(StoredInstance instance) => JsonSerializer.Serialize(instance, Default.StoredInstance);

    public static StoredInstance Read(string json) => JsonSerializer.Deserialize(json, Default.StoredInstance)!;
}
