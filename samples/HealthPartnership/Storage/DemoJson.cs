using System.Text.Json.Serialization;
using Lifecycle.Partnerships;

namespace HealthPartnership.Storage;

/// <summary>Serializes partnerships for the database.</summary>
[JsonSerializable(typeof(Partnership))]
internal sealed partial class DemoJson : JsonSerializerContext;
