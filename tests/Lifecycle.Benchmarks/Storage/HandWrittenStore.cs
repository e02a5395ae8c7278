using System.Data.Common;
using System.Text.Json;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>
/// The same rows, written by hand with ADO.NET: it reads the instance and its subject, changes the subject, and writes
/// the rows in one transaction. It evaluates no lifecycle; texts of the same length replace the report and the hash.
/// </summary>
internal static class HandWrittenStore
{
    private const string Find =
        """
        SELECT "Stage", "Version", "ConcurrencyToken", "Subject", "EntryCount", "Head", "DueDates", "Refusals"
            FROM "LifecycleInstances" WHERE "Lifecycle" = @p0 AND "Id" = @p1
        """;

    private const string Write =
        """
        UPDATE "LifecycleInstances"
            SET "Version" = @p2, "ConcurrencyToken" = @p3, "Subject" = @p4, "EntryCount" = @p5, "Head" = @p6
            WHERE "Lifecycle" = @p0 AND "Id" = @p1 AND "ConcurrencyToken" = @p3 - 1;
        INSERT INTO "LifecycleEntries" ("Lifecycle", "InstanceId", "Number", "ConcurrencyToken", "Kind", "At", "From",
            "To", "Trigger", "Outcome", "Version", "DefinitionRevision", "CommandId", "Report", "Salt", "Repeats",
            "DetailsDigest", "InstanceDigest", "Hash")
            VALUES (@p0, @p1, @p5, @p3, 0, @p7, 'Counting', 'Counting', 'Count', 1, @p2, 1, @p8, @p9, @p11, 0, @p10,
            @p10, @p6);
        """;

    private static readonly string Report = new('r', 250);

    public static async Task<bool> FireAsync(StoreUnderTest store, string id, string commandId)
    {
        await using var connection = await store.OpenAsync();
        var found = await ReadAsync(connection, id);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var write = connection.CreateCommand();
        write.Transaction = transaction;
        write.CommandText = Write;
        var head = new byte[32];
        head[0] = (byte)found.ConcurrencyToken;
        found.Subject.Count++;
        object[] values =
        [
            "CounterLifecycle",
            id,
            found.Version + 1,
            found.ConcurrencyToken + 1,
            JsonSerializer.Serialize(found.Subject, CounterJson.Default.Counter),
            found.EntryCount + 1,
            head,
            found.ConcurrencyToken,
            commandId,
            Report,
            found.Head,
            new byte[16],
        ];
        Add(write, values);
        if (await write.ExecuteNonQueryAsync() != 2)
            return false;

        await transaction.CommitAsync();
        return true;
    }

    public static async Task<Counter> ReadAsync(StoreUnderTest store, string id)
    {
        await using var connection = await store.OpenAsync();
        return (await ReadAsync(connection, id)).Subject;
    }

    private static async Task<Row> ReadAsync(DbConnection connection, string id)
    {
        await using var find = connection.CreateCommand();
        find.CommandText = Find;
        Add(find, ["CounterLifecycle", id]);
        await using var reader = await find.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(
            reader.GetInt64(1),
            reader.GetInt64(2),
            JsonSerializer.Deserialize(reader.GetString(3), CounterJson.Default.Counter)!,
            reader.GetInt64(4),
            reader.GetFieldValue<byte[]>(5));
    }

    private static void Add(DbCommand command, object[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            parameter.Value = values[index];
            command.Parameters.Add(parameter);
        }
    }

    private sealed record Row(long Version, long ConcurrencyToken, Counter Subject, long EntryCount, byte[] Head);
}
