using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Writes and reads the members of an enum by name; a number is refused. It is public only because generated serializer
/// contexts create it. Immutable and thread-safe.
/// </summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNameConverter<TEnum>() : JsonStringEnumConverter<TEnum>(null, allowIntegerValues: false)
    where TEnum : struct, Enum;
