using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthPartnership;

/// <summary>Reads an enum member only by its exact name: numbers and lists of names are refused.</summary>
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
                    $"{(word is null ? "the value" : $"'{word}'")} is none of "
                        + $"{string.Join(", ", Enum.GetNames<TEnum>())}");
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value}");
    }
}

/// <summary>Thrown when a word is not one of the expected names.</summary>
internal sealed class WordException(string message) : JsonException(message);
