using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.Dashboard;

/// <summary>Tells what the payload of a trigger is.</summary>
internal static class PayloadShape
{
    private const int MostMembers = 20;

    /// <summary>The members of the payload's JSON with their types, or its type.</summary>
    public static string Of(ILifecycleManager manager, string trigger)
    {
        JsonTypeInfo? json;
        try
        {
            json = manager.PayloadJson(trigger);
        }
        catch (LifecycleException exception)
        {
            return exception.Message;
        }

        if (json is null)
            return "";
        if (json.Kind != JsonTypeInfoKind.Object || json.Properties.Count == 0)
            return TypeText.Of(json.Type);

        // What keeps members that are not known has no name of its own in the JSON.
        var named = json.Properties.Where(member => !member.IsExtensionData).ToArray();
        var members = named
            .Take(MostMembers)
            .Select(member => $"{member.Name} ({TypeText.Of(member.PropertyType)})");
        return string.Join(", ", members) + (named.Length > MostMembers ? ", …" : "");
    }
}
