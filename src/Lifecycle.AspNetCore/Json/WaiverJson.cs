using System.Text.Json.Serialization;

namespace Lifecycle.AspNetCore;

/// <summary>Serializes waivers without reflection.</summary>
[JsonSerializable(typeof(Waiver))]
internal sealed partial class WaiverJson : JsonSerializerContext;
