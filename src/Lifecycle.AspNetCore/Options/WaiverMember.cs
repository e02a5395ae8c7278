using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.AspNetCore;

/// <summary>Waivers as a member of the subject's JSON. Immutable.</summary>
/// <param name="Name">The member, which neither a start nor a patch may set.</param>
internal record WaiverMember(string Name)
{
    /// <summary>Whether a waiver may say who asked for it.</summary>
    public virtual bool HasRequester => false;

    /// <exception cref="ArgumentException">The subject has no such list.</exception>
    public virtual void Check(ILifecycleManager manager)
    {
        var properties = manager.SubjectJson.Properties;
        var property = properties.FirstOrDefault(each => each.Name == Name)
            ?? throw new ArgumentException(
                properties.Count == 0
                    ? $"The subject of {manager.Name} is written by a converter, so that its members are not known. "
                        + "Say how to grant and withdraw waivers: AllowWaivers<TSubject>(…)."
                    : $"The subject of {manager.Name} has no member {Name}. It has "
                        + $"{string.Join(", ", properties.Select(each => each.Name))}.");
        if (!manager.SubjectJson.Options.TryGetTypeInfo(property.PropertyType, out var list)
            || list.Kind != JsonTypeInfoKind.Enumerable
            || list.ElementType != typeof(Waiver))
            throw new ArgumentException(
                $"The member {Name} of the subject of {manager.Name} is no list of waivers. Name another, or say how "
                    + "to grant and withdraw them: AllowWaivers<TSubject>(…).");
    }

    /// <summary>The subject with another waiver of a criterion.</summary>
    public virtual JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        With(subject, change.Waiver.CriterionId, change.Waiver);

    /// <summary>The subject without the waivers of a criterion.</summary>
    public virtual JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        With(subject, change.Waiver.CriterionId, waiver: null);

    private JsonElement With(JsonElement subject, string criterion, Waiver? waiver) =>
        JsonText.Element(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in subject.EnumerateObject().Where(each => !each.NameEquals(Name)))
                member.WriteTo(writer);
            writer.WriteStartArray(Name);
            if (subject.TryGetProperty(Name, out var waivers) && waivers.ValueKind == JsonValueKind.Array)
            {
                foreach (var other in waivers.EnumerateArray().Where(each => IsOfAnother(each, criterion)))
                    other.WriteTo(writer);
            }

            if (waiver is not null)
                JsonSerializer.Serialize(writer, waiver, WaiverJson.Default.Waiver);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>Whether an element of the list is the waiver of another criterion. Nulls are dropped.</summary>
    private static bool IsOfAnother(JsonElement waiver, string criterion) =>
        waiver.ValueKind == JsonValueKind.Object
        && !(waiver.TryGetProperty("criterionId", out var id)
            && id.ValueKind == JsonValueKind.String
            && id.ValueEquals(criterion));
}
