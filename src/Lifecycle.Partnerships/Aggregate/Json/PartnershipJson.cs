using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Serializes partnerships without reflection, with camel-case properties and enums by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Partnership))]
[JsonSerializable(typeof(PartnershipRecord))]
internal sealed partial class PartnershipJson : JsonSerializerContext;
