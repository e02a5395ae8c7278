using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>What an application keeps with the partnership.</content>
public sealed partial class Partnership
{
    /// <summary>
    /// Keeps a value of the application with the record, under a key. It is stored and restored with it.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key, for example <c>grants.caseNumber</c>.</param>
    /// <param name="value">The value; <see langword="null"/> removes it.</param>
    /// <param name="type">How it is written as JSON, for example from a serializer context.</param>
    /// <example>
    /// <code>
    /// partnership.Extend("grants.case", new GrantCase("G-17"), GrantsJson.Default.GrantCase);
    /// var grant = partnership.Extension("grants.case", GrantsJson.Default.GrantCase);
    /// </code>
    /// </example>
    public void Extend<T>(string key, T? value, JsonTypeInfo<T> type)
    {
        Required(key);
        ArgumentNullException.ThrowIfNull(type);
        Fact = Record with
        {
            Extensions = value is null
                ? Record.Extensions.Remove(key)
                : Record.Extensions.SetItem(key, JsonSerializer.SerializeToElement(value, type)),
        };
    }

    /// <summary>The value that is kept under a key; the default value of the type if there is none.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key; case matters.</param>
    /// <param name="type">How it is read from JSON.</param>
    /// <exception cref="JsonException">The value is of another type.</exception>
    public T? Extension<T>(string key, JsonTypeInfo<T> type)
    {
        Required(key);
        ArgumentNullException.ThrowIfNull(type);
        return Record.Extensions.TryGetValue(key, out var value) ? value.Deserialize(type) : default;
    }
}
