using System.Text.Json.Serialization;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>How due dates are written in their column.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(IReadOnlyList<StoredDueDate>))]
internal sealed partial class DueDateJson : JsonSerializerContext;
