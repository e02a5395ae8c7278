using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Writes a board report as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BoardReport))]
internal sealed partial class BoardReportJson : JsonSerializerContext
{
    public static string Of(BoardReport report) => JsonSerializer.Serialize(report, Default.BoardReport);
}
