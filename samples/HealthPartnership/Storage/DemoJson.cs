using System.Text.Json.Serialization;
using Lifecycle.Partnerships;

namespace HealthPartnership.Storage;

/// <summary>Says how partnerships are kept in the database.</summary>
[JsonSerializable(typeof(Partnership))]
internal sealed partial class DemoJson : JsonSerializerContext;
