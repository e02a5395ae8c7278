using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Refuses members that a type does not have, or cannot set: a serializer skips them, and the client would take them
/// for applied.
/// </summary>
internal static class KnownMembers
{
    /// <param name="type">The type that the JSON is read as. What its converters read is not known.</param>
    /// <param name="json">The JSON of the client.</param>
    /// <param name="what">What it is, such as <c>subject</c>.</param>
    /// <param name="kind">The problem of a member that is not known.</param>
    /// <exception cref="ProblemException">There is such a member.</exception>
    public static void Check(JsonTypeInfo type, JsonElement json, string what, ProblemKind kind)
    {
        switch (type.Kind, json.ValueKind)
        {
            case (JsonTypeInfoKind.Object, JsonValueKind.Object) when IsClosed(type):
                foreach (var member in json.EnumerateObject())
                    Check(type, member, what, kind);
                break;
            case (JsonTypeInfoKind.Enumerable, JsonValueKind.Array):
                foreach (var element in json.EnumerateArray())
                    CheckPart(type.Options, type.ElementType, element, what, kind);
                break;
            case (JsonTypeInfoKind.Dictionary, JsonValueKind.Object):
                foreach (var member in json.EnumerateObject())
                    CheckPart(type.Options, type.ElementType, member.Value, what, kind);
                break;
            default:
                break;
        }
    }

    private static void Check(JsonTypeInfo type, JsonProperty member, string what, ProblemKind kind)
    {
        var settable = type.Properties.Where(IsSettable).ToArray();
        var property = settable.FirstOrDefault(each => each.Name == member.Name)
            ?? throw new ProblemException(
                kind,
                $"The {what} has no member \"{ShortText.Of(member.Name)}\" to set. It has "
                    + $"{string.Join(", ", settable.Select(each => each.Name))}.");
        CheckPart(type.Options, property.PropertyType, member.Value, what, kind);
    }

    private static void CheckPart(
        JsonSerializerOptions options, Type? type, JsonElement json, string what, ProblemKind kind)
    {
        if (type is not null && options.TryGetTypeInfo(type, out var known))
            Check(known, json, what, kind);
    }

    /// <summary>Whether the properties are all that the JSON may have.</summary>
    private static bool IsClosed(JsonTypeInfo type) =>
        type.PolymorphismOptions is null
        && type.Options.ReferenceHandler is null
        && !type.Properties.Any(property => property.IsExtensionData);

    private static bool IsSettable(JsonPropertyInfo property) =>
        property.Set is not null
        || property.AssociatedParameter is not null
        || property.ObjectCreationHandling == JsonObjectCreationHandling.Populate;
}
