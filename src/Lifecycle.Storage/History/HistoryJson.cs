using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>Serializes what is found out about histories, without reflection.</summary>
[JsonSerializable(typeof(HistoryVerification))]
internal sealed partial class HistoryJson : JsonSerializerContext;
