using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Writes and reads the members of an enum by name; a number, or several names in one text, is refused. It is public
/// only because generated serializer contexts create it. Immutable and thread-safe.
/// </summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNameConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> ValuesByName =
        Enum.GetValues<TEnum>().ToDictionary(value => value.ToString());

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not the name of a member.</exception>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Value(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The name is not that of a member.</exception>
    public override TEnum ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Value(reader.GetString());

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not a member.</exception>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Name(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not a member.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(Name(value));
    }

    // The serializer gives an exception without a message one that names the path.
    private static TEnum Value(string? name) =>
        name is not null && ValuesByName.TryGetValue(name, out var value) ? value : throw new JsonException();

    private static string Name(TEnum value) =>
        value.ToString() is var name && ValuesByName.ContainsKey(name)
            ? name
            : throw new JsonException($"{name} is not a {typeof(TEnum).Name}.");
}
