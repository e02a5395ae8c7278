using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The types of the columns.</summary>
internal static class ColumnTypes
{
    public static readonly ColumnType<string> Text =
        new(typeof(string), static text => text, static (row, ordinal) => row.GetString(ordinal));

    public static readonly ColumnType<string?> OptionalText = new(
        typeof(string),
        static text => text,
        static (row, ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal))
    {
        IsNullable = true,
    };

    /// <summary>A name or an id, which the database can index.</summary>
    public static readonly ColumnType<string> Key = Text with { MaxLength = StoreLimits.LongestId };

    public static readonly ColumnType<string?> OptionalKey = OptionalText with { MaxLength = StoreLimits.LongestId };

    /// <summary>Hexadecimal digits in lower case, of which the bytes are stored.</summary>
    public static readonly ColumnType<string> Hexadecimal = new(
        typeof(byte[]),
        static digits => Convert.FromHexString(digits),
        static (row, ordinal) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(ordinal)));

    /// <inheritdoc cref="Hexadecimal"/>
    public static readonly ColumnType<string?> OptionalHexadecimal = new(
        typeof(byte[]),
        static digits => digits is null ? null : Convert.FromHexString(digits),
        static (row, ordinal) => row.IsDBNull(ordinal) ? null : Hexadecimal.Read(row, ordinal))
    {
        IsNullable = true,
    };

    public static readonly ColumnType<int> Number =
        new(typeof(int), static number => number, static (row, ordinal) => row.GetInt32(ordinal));

    public static readonly ColumnType<long> Count =
        new(typeof(long), static number => number, static (row, ordinal) => row.GetInt64(ordinal));

    public static readonly ColumnType<bool> Flag =
        new(typeof(bool), static flag => flag, static (row, ordinal) => row.GetBoolean(ordinal));

    /// <summary>An instant, in UTC ticks.</summary>
    public static readonly ColumnType<DateTimeOffset> Instant = new(
        typeof(long),
        static instant => instant.UtcTicks,
        static (row, ordinal) => new(row.GetInt64(ordinal), TimeSpan.Zero));

    /// <inheritdoc cref="Instant"/>
    public static readonly ColumnType<DateTimeOffset?> OptionalInstant = new(
        typeof(long?),
        static instant => instant?.UtcTicks,
        static (row, ordinal) => row.IsDBNull(ordinal) ? null : Instant.Read(row, ordinal))
    {
        IsNullable = true,
    };

    public static readonly ColumnType<TransitionOutcome> Outcome = new(
        typeof(int),
        static outcome => (int)outcome,
        static (row, ordinal) => (TransitionOutcome)row.GetInt32(ordinal));

    public static readonly ColumnType<StoredEntryKind> Kind = new(
        typeof(int),
        static kind => (int)kind,
        static (row, ordinal) => (StoredEntryKind)row.GetInt32(ordinal));

    /// <summary>A value, as JSON.</summary>
    public static ColumnType<T?> Optional<T>(JsonTypeInfo<T> json)
        where T : class => new(
            typeof(string),
            value => value is null ? null : JsonSerializer.Serialize(value, json),
            (row, ordinal) => row.IsDBNull(ordinal) ? null : JsonSerializer.Deserialize(row.GetString(ordinal), json))
        {
            IsNullable = true,
        };

    /// <summary>A list, as JSON.</summary>
    public static ColumnType<IReadOnlyList<T>> List<T>(JsonTypeInfo<IReadOnlyList<T>> json) => new(
        typeof(string),
        list => list.Count == 0 ? "[]" : JsonSerializer.Serialize(list, json),
        (row, ordinal) => row.GetString(ordinal) is var text and not "[]"
            ? JsonSerializer.Deserialize(text, json)!
            : []);
}
