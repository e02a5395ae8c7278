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

    /// <exception cref="LifecycleException">It cannot be written, or would lose something.</exception>
    public static string Write<TSubject>(string lifecycle, string id, TSubject subject, JsonTypeInfo<TSubject> type)
    {
        string json;
        try
        {
            json = StoredJson.Write(subject, type);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw Unwritable(lifecycle, id, exception);
        }

        return Loss() is not { } loss
            ? json
            : throw new LifecycleException(
                OneLineText.Of(
                    $"The subject of {lifecycle} {id} was not stored, since it would not be read back as it is: "
                        + $"{loss.Path} would {(loss.Other is null ? "be lost" : "change")}. Give the property a "
                        + "setter, a constructor parameter, or [JsonInclude], or leave it out with [JsonIgnore]."));

        // What differs each time that it is written, such as an age, is not lost.
        JsonDifference? Loss()
        {
            try
            {
                var copy = StoredJson.Write(JsonSerializer.Deserialize(json, type), type);
                if (copy == json)
                    return null;

                var lost = StoredJson.Compare(json, copy);
                var unsteady = lost.Count == 0 ? [] : StoredJson.Compare(json, StoredJson.Write(subject, type));
                return lost.Find(difference => !unsteady.Exists(each => each.Path == difference.Path));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                throw Failed(lifecycle, id, "was not stored, since it cannot be read back", exception);
            }
        }
    }

    public static LifecycleException Unwritable(string lifecycle, string id, Exception reason) =>
        Failed(lifecycle, id, "cannot be written as JSON", reason);

    private static LifecycleException Failed(string lifecycle, string id, string what, Exception reason) =>
        new(OneLineText.Of($"The subject of {lifecycle} {id} {what}: {reason.Message}"), reason);
}
