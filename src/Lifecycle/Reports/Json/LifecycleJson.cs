using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>The one JSON contract of the library, serialized without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(GraphDocument))]
[JsonSerializable(typeof(HistoryEntryDocument))]
[JsonSerializable(typeof(ProspectsDocument))]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(RoutePlanDocument))]
[JsonSerializable(typeof(SnapshotDocument))]
internal sealed partial class LifecycleJson : JsonSerializerContext;
