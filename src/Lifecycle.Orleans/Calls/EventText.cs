using System.Text.Json;

namespace Lifecycle;

/// <summary>An event as JSON, with the name of its type.</summary>
[GenerateSerializer]
[Immutable]
[Alias("Lifecycle.EventText")]
internal sealed record EventText([property: Id(0)] string Type, [property: Id(1)] string Json)
{
    public static EventText Of(object value, JsonSerializerOptions json)
    {
        var type = value.GetType();
        return new(
            $"{type.FullName}, {type.Assembly.GetName().Name}",
            JsonSerializer.Serialize(value, json.GetTypeInfo(type)));
    }

    /// <summary>The event; as a <see cref="JsonElement"/> if the caller does not know its type.</summary>
    public object Read(JsonSerializerOptions json)
    {
        if (System.Type.GetType(Type) is { } type && json.TryGetTypeInfo(type, out var info))
            return JsonSerializer.Deserialize(Json, info)!;

        using var document = JsonDocument.Parse(Json);
        return document.RootElement.Clone();
    }
}
