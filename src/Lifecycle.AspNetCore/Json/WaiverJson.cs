using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>Serializes waivers without reflection.</summary>
[JsonSerializable(typeof(Waiver))]
internal sealed partial class WaiverJson : JsonSerializerContext;
