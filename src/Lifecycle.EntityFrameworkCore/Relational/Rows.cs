using System.Data.Common;
using System.Text.Json;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>Reads rows of the tables, with the columns in the order of <see cref="Columns"/>.</summary>
internal static class Rows
{
    public static StoredInstance ReadInstance(DbDataReader reader) => Readable(() => new StoredInstance
    {
        Lifecycle = reader.GetString(0),
        Id = reader.GetString(1),
        Stage = reader.GetString(2),
        Previous = Text(reader, 3),
        EnteredAt = new(reader.GetInt64(4), TimeSpan.Zero),
        Version = reader.GetInt64(5),
        ConcurrencyToken = reader.GetInt64(6),
        DefinitionRevision = reader.GetInt32(7),
        Subject = reader.GetString(8),
        EntryCount = reader.GetInt64(9),
        Head = reader.GetString(10),
        DueDates = DueDates(reader.GetString(11)),
    });

    /// <returns>
    /// The instance, and the numbers of the first and the last entry of a command. The last is less than the first if
    /// the command wrote none.
    /// </returns>
    public static (StoredInstance Instance, long First, long Last) ReadCommand(DbDataReader reader) =>
        (
            ReadInstance(reader),
            reader.IsDBNull(13) ? 1 : reader.GetInt64(13),
            reader.IsDBNull(14) ? 0 : reader.GetInt64(14));

    public static StoredEntry ReadEntry(DbDataReader reader) => Readable(() => new StoredEntry
    {
        Number = reader.GetInt64(2),
        ConcurrencyToken = reader.GetInt64(3),
        At = new(reader.GetInt64(4), TimeSpan.Zero),
        From = reader.GetString(5),
        To = reader.GetString(6),
        Trigger = reader.GetString(7),
        Outcome = (TransitionOutcome)reader.GetInt32(8),
        Version = reader.GetInt64(9),
        DefinitionRevision = reader.GetInt32(10),
        Actor = Text(reader, 11),
        Reason = Text(reader, 12),
        CommandId = Text(reader, 13),
        Report = reader.GetString(14),
        PreviousHash = reader.GetString(15),
        Hash = reader.GetString(16),
    });

    public static StoredInstance Instance(InstanceRow row) => Readable(() => new StoredInstance
    {
        Lifecycle = row.Lifecycle,
        Id = row.Id,
        Stage = row.Stage,
        Previous = row.Previous,
        EnteredAt = new(row.EnteredAt, TimeSpan.Zero),
        Version = row.Version,
        ConcurrencyToken = row.ConcurrencyToken,
        DefinitionRevision = row.DefinitionRevision,
        Subject = row.Subject,
        EntryCount = row.EntryCount,
        Head = row.Head,
        DueDates = DueDates(row.DueDates),
    });

    public static OutgoingEvent Event(EventRow row) => new()
    {
        Position = row.Position,
        Key = row.Key,
        Lifecycle = row.Lifecycle,
        InstanceId = row.InstanceId,
        Type = row.Type,
        Body = row.Body,
        At = new(row.At, TimeSpan.Zero),
    };

    /// <exception cref="LifecycleException">The row is not one this store wrote.</exception>
    private static T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception
                    is OverflowException
                        or ArgumentException
                        or InvalidCastException
                        or InvalidOperationException
                        or FormatException
                        or JsonException)
        {
            throw new LifecycleException(
                $"A row in the database is not one this store wrote: {exception.Message}",
                exception);
        }
    }

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static IReadOnlyList<StoredDueDate> DueDates(string json) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, DueDateJson.Default.IReadOnlyListStoredDueDate)!;
}
