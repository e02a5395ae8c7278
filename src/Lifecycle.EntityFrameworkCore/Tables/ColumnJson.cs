using System.Text.Json.Serialization;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>How the lists that have one column are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(IReadOnlyList<StoredDueDate>))]
[JsonSerializable(typeof(IReadOnlyList<StoredRefusal>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(PrunedHistory))]
internal sealed partial class ColumnJson : JsonSerializerContext;
