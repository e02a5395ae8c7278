using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthPartnership;

/// <summary>
/// Reads the members of an enum by their names, and by nothing else: no numbers, and no lists of names.
/// </summary>
internal sealed class WordConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return Enum.GetNames<TEnum>().Contains(word)
                ? Enum.Parse<TEnum>(word!)
                : throw new WordException(
                    $"{(word is null ? "what stands there" : $"'{word}'")} is none of "
                        + $"{string.Join(", ", Enum.GetNames<TEnum>())}");
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value}");
    }
}

/// <summary>A word that is not among those expected.</summary>
internal sealed class WordException(string message) : JsonException(message);
