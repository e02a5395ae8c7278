using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Refuses members that a type does not have, or cannot set: a serializer skips them, and the client would take them
/// for applied. A member that cannot be set may be there with the value that it has anyway, so that clients can send
/// what they have read.
/// </summary>
internal static class KnownMembers
{
    /// <param name="type">The type that the JSON is read as. What its converters read is not known.</param>
    /// <param name="json">The JSON of the client.</param>
    /// <param name="what">What it is, such as <c>subject</c>.</param>
    /// <param name="kind">The problem of a member that is not known.</param>
    /// <param name="whole">What a patch leads to; <see langword="null"/> if the JSON is no patch.</param>
    /// <exception cref="ProblemException">There is such a member.</exception>
    public static void Check(
        JsonTypeInfo type, JsonElement json, string what, ProblemKind kind, JsonElement? whole = null)
    {
        JsonElement? written = null;
        foreach (var skipped in Skipped(type, json, path: []))
        {
            written ??= Written(type, whole ?? json);
            if (!skipped.IsIn(written.Value))
                throw new ProblemException(
                    kind,
                    $"The {what} has no member \"{ShortText.Of(skipped.Name)}\" to set. It has "
                        + $"{string.Join(", ", Settable(skipped.Type).Select(each => each.Name))}.");
        }
    }

    /// <summary>The members that reading the JSON skips.</summary>
    private static IEnumerable<SkippedMember> Skipped(JsonTypeInfo type, JsonElement json, object[] path) =>
        (type.Kind, json.ValueKind) switch
        {
            (JsonTypeInfoKind.Object, JsonValueKind.Object) => SkippedOfObject(type, json, path),
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => json.EnumerateArray().Index().SelectMany(each =>
                SkippedOfPart(type.Options, type.ElementType, each.Item, [.. path, each.Index])),
            (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => json.EnumerateObject().SelectMany(each =>
                SkippedOfPart(type.Options, type.ElementType, each.Value, [.. path, each.Name])),
            _ => [],
        };

    private static IEnumerable<SkippedMember> SkippedOfObject(JsonTypeInfo declared, JsonElement json, object[] path)
    {
        var type = Derived(declared, json);
        if (type.Type == typeof(object) || type.Properties.Any(property => property.IsExtensionData))
            yield break;

        var settable = Settable(type).ToDictionary(each => each.Name, StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            object[] part = [.. path, member.Name];
            if (settable.GetValueOrDefault(member.Name) is { } property)
            {
                if (property.CustomConverter is not null)
                    continue;

                foreach (var skipped in SkippedOfPart(type.Options, property.PropertyType, member.Value, part))
                    yield return skipped;
            }
            else if (!IsOfSerializer(declared, member.Name))
            {
                yield return new(type, part, member.Value);
            }
        }
    }

    private static IEnumerable<SkippedMember> SkippedOfPart(
        JsonSerializerOptions options, Type? type, JsonElement json, object[] path) =>
        type is not null && options.TryGetTypeInfo(Nullable.GetUnderlyingType(type) ?? type, out var known)
            ? Skipped(known, json, path)
            : [];

    private static IEnumerable<JsonPropertyInfo> Settable(JsonTypeInfo type) =>
        type.Properties.Where(JsonText.IsSettable);

    /// <summary>The derived type that the JSON says it is of, if it says so.</summary>
    private static JsonTypeInfo Derived(JsonTypeInfo type, JsonElement json) =>
        type.PolymorphismOptions is { } kinds
        && json.TryGetProperty(kinds.TypeDiscriminatorPropertyName, out var said)
        && kinds.DerivedTypes.FirstOrDefault(each => IsSaid(each.TypeDiscriminator, said)).DerivedType is { } derived
        && type.Options.TryGetTypeInfo(derived, out var known)
            ? known
            : type;

    private static bool IsSaid(object? discriminator, JsonElement said) => discriminator switch
    {
        string text => said.ValueKind == JsonValueKind.String && said.ValueEquals(text),
        int number => said.ValueKind == JsonValueKind.Number && said.TryGetInt32(out var value) && value == number,
        _ => false,
    };

    /// <summary>Whether the serializer reads the member for itself: the type of an object, or a reference.</summary>
    private static bool IsOfSerializer(JsonTypeInfo type, string name) =>
        name == type.PolymorphismOptions?.TypeDiscriminatorPropertyName
        || (name.StartsWith('$')
            && type.Options.ReferenceHandler is { } references
            && references != ReferenceHandler.IgnoreCycles);

    /// <summary>What is written once the JSON is read; nothing if the type cannot be written.</summary>
    private static JsonElement Written(JsonTypeInfo type, JsonElement json)
    {
        try
        {
            return JsonSerializer.SerializeToElement(json.Deserialize(type), type);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Only payloads get here, which are never stored.
            return default;
        }
    }

    /// <summary>A member that reading JSON skips.</summary>
    /// <param name="Type">The type that does not have it, or cannot set it.</param>
    /// <param name="Path">The names and indexes that lead to it.</param>
    /// <param name="Value">Its value.</param>
    private sealed record SkippedMember(JsonTypeInfo Type, object[] Path, JsonElement Value)
    {
        public string Name => (string)Path[^1];

        /// <summary>Whether JSON has it, with the same value.</summary>
        public bool IsIn(JsonElement json)
        {
            foreach (var step in Path)
            {
                if (step is string name)
                {
                    if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                        return false;
                }
                else
                {
                    if (json.ValueKind != JsonValueKind.Array || (int)step >= json.GetArrayLength())
                        return false;

                    json = json[(int)step];
                }
            }

            return JsonElement.DeepEquals(json, Value);
        }
    }
}
