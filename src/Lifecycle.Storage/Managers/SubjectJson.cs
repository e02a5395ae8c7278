using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>
/// Subjects as JSON. Reading and writing run the application's own setters, getters and converters, so any exception of
/// theirs becomes one that says which subject it was.
/// </summary>
internal static class SubjectJson
{
    /// <exception cref="LifecycleException">It cannot be read.</exception>
    public static TSubject Read<TSubject>(StoredInstance stored, JsonTypeInfo<TSubject> type)
    {
        try
        {
            return JsonSerializer.Deserialize(stored.Subject, type) ?? throw new JsonException("It is null.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Failed(stored.Lifecycle, stored.Id, "cannot be read", exception);
        }
    }

    /// <exception cref="LifecycleException">It cannot be written.</exception>
    public static string Write<TSubject>(string lifecycle, string id, TSubject subject, JsonTypeInfo<TSubject> type)
    {
        try
        {
            return JsonSerializer.Serialize(subject, type);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Unwritable(lifecycle, id, exception);
        }
    }

    public static LifecycleException Unwritable(string lifecycle, string id, Exception reason) =>
        Failed(lifecycle, id, "cannot be written as JSON", reason);

    private static LifecycleException Failed(string lifecycle, string id, string what, Exception reason) =>
        new(OneLineText.Of($"The subject of {lifecycle} {id} {what}: {reason.Message}"), reason);
}
