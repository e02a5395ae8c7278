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
        WaiverList.With(subject, Name, change.Waiver.CriterionId, change.Waiver);

    /// <summary>The subject without the waivers of a criterion.</summary>
    public virtual JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        WaiverList.With(subject, Name, change.Waiver.CriterionId, waiver: null);
}
