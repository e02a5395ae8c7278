using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>Serializes reports without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(ProspectsDocument))]
[JsonSerializable(typeof(RoutePlanDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
