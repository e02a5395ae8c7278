using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>
/// Serializes partnerships, payloads and events without reflection, with camel-case properties and enums by name.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Partnership))]
[JsonSerializable(typeof(PartnershipRecord))]
[JsonSerializable(typeof(AgreementReached))]
[JsonSerializable(typeof(AgreementAmended))]
[JsonSerializable(typeof(AgreementEnds))]
[JsonSerializable(typeof(PartnershipLaunched))]
[JsonSerializable(typeof(PartnershipSuspended))]
[JsonSerializable(typeof(PartnershipResumed))]
[JsonSerializable(typeof(RenegotiationBegun))]
[JsonSerializable(typeof(CycleStarted))]
[JsonSerializable(typeof(ClosureBegun))]
[JsonSerializable(typeof(ClosureCalledOff))]
[JsonSerializable(typeof(PartnershipConcluded))]
[JsonSerializable(typeof(PartnershipDissolved))]
[JsonSerializable(typeof(PartnershipNotPursued))]
internal sealed partial class PartnershipJson : JsonSerializerContext;
