using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Writes managed instances in their one JSON form, whatever naming policy or converters the serializer's options hold.
/// It is public only because generated serializer contexts create it. Immutable and thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ManagedInstanceJsonConverter : JsonConverter<object>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(IManagedInstance).IsAssignableFrom(typeToConvert);

    /// <summary>Always throws: managers make these instances, and they are never read from JSON.</summary>
    /// <param name="reader">Not used.</param>
    /// <param name="typeToConvert">The type that was asked for.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        throw new NotSupportedException($"{TypeText.Of(typeToConvert)} is written as JSON and cannot be read from it.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        ((IManagedInstance)value).WriteTo(writer);
}
