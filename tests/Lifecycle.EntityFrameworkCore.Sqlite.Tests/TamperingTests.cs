using System.Text;
using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Data.Sqlite;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

/// <summary>Changes made to the rows of a history, bypassing the store, are detected.</summary>
public class TamperingTests
{
    [Fact]
    public async Task A_change_of_any_byte_in_any_entry_is_detected()
    {
        using var database = new SqliteDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await grants.FireAsync(
            "g", Approve, new() { Actor = "Ann", Reason = "It is good.", CommandId = "c", Fingerprint = "f" });
        await grants.EraseAsync("g", grant => grant, new() { Actor = "Bo" });
        await grants.UpdateAsync("g", grant => grant.Comments++, new() { Actor = "Cy" });
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        var cells = Cells(connection).ToArray();
        var changes = 0;

        foreach (var (number, column, value) in cells)
        {
            foreach (var changed in Changes(value))
            {
                Set(connection, number, column, changed);
                if ((await grants.VerifyHistoryAsync("g")).IsWhole)
                    Assert.Fail(
                        $"{column} of entry {number} was changed from {value} to {changed}, and it was not detected.");

                changes++;
            }

            Set(connection, number, column, value);
        }

        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
        Assert.InRange(changes, 1000, int.MaxValue);
    }

    [Theory]
    [InlineData("""DELETE FROM "LifecycleEntries" WHERE "Number" = 1""", "Entry 1 is missing")]
    [InlineData("""DELETE FROM "LifecycleEntries" WHERE "Number" = 2""", "Entry 2 is missing")]
    [InlineData(
        """DELETE FROM "LifecycleEntries" WHERE "Number" = 4""",
        "The history has 3 entries, and 4 were written.")]
    [InlineData("""DELETE FROM "LifecycleEntries" """, "The history has 0 entries, and 4 were written.")]
    [InlineData(
        """UPDATE "LifecycleEntries" SET "Number" = CASE "Number" WHEN 2 THEN 5 ELSE "Number" END""",
        "is missing or out of order")]
    [InlineData(
        """UPDATE "LifecycleInstances" SET "EntryCount" = 2""",
        "The history has 4 entries, and 2 were written.")]
    [InlineData(
        """UPDATE "LifecycleInstances" SET "Head" = '' """,
        "The last entry is not the one that was written last.")]
    [InlineData(
        """
        INSERT INTO "LifecycleEntries"
        SELECT "Lifecycle", "InstanceId", 5, "ConcurrencyToken", "Kind", "At", "From", "To", "Trigger", "Outcome",
            "Version", "DefinitionRevision", NULL, "Fingerprint", "Actor", "Reason", "Report", "Changes", "Salt", 0,
            NULL, "DetailsDigest", "InstanceDigest", "Hash"
        FROM "LifecycleEntries" WHERE "Number" = 4
        """,
        "Entry 5 is not what was written, or does not continue the one before it.")]
    [InlineData("""UPDATE "LifecycleInstances" SET "Stage" = 'Approved' """, "The instance is in Approved")]
    [InlineData("""UPDATE "LifecycleInstances" SET "Version" = 9 """, "The instance has version 9")]
    [InlineData("""UPDATE "LifecycleInstances" SET "Previous" = 'Open' """, "The instance is not as its last entry")]
    [InlineData("""UPDATE "LifecycleInstances" SET "Subject" = '{}' """, "The instance is not as its last entry")]
    public async Task A_dropped_moved_or_added_entry_is_reported(string tamper, string fault)
    {
        using var database = new SqliteDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        foreach (var actor in new[] { "Ann", "Bo", "Cy" })
            await grants.FireAsync("g", Comment, new() { Actor = actor });

        using (var connection = new SqliteConnection(database.ConnectionString))
        {
            connection.Open();
            using var command = new SqliteCommand(tamper, connection);
            command.ExecuteNonQuery();
        }

        var verification = await grants.VerifyHistoryAsync("g");

        Assert.False(verification.IsWhole);
        Assert.Contains(verification.Faults, each => each.Contains(fault, StringComparison.Ordinal));
    }

    /// <summary>A text with each of its bytes changed; a number with each of its bits flipped.</summary>
    private static IEnumerable<object> Changes(object value)
    {
        switch (value)
        {
            case DBNull:
                yield return "";
                yield return "x";
                break;
            case long number:
                for (var bit = 0; bit < 62; bit++)
                    yield return number ^ (1L << bit);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                for (var index = 0; index < bytes.Length; index++)
                {
                    bytes[index] ^= 1;
                    yield return Encoding.UTF8.GetString(bytes);
                    bytes[index] ^= 1;
                }

                yield return text + " ";
                break;
            case byte[] digest:
                for (var index = 0; index < digest.Length; index++)
                {
                    byte[] changed = [.. digest];
                    changed[index] ^= 1;
                    yield return changed;
                }

                yield return digest[..^1];
                break;
        }
    }

    private static IEnumerable<(long Number, string Column, object Value)> Cells(SqliteConnection connection)
    {
        using var command = new SqliteCommand("""SELECT * FROM "LifecycleEntries" ORDER BY "Number" """, connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                // A change of the key makes an entry missing, which another test covers. How often a refusal was
                // repeated is not part of the proof.
                if (reader.GetName(column)
                    is not ("Lifecycle" or "InstanceId" or "Number" or "Repeats" or "RepeatedAt"))
                    yield return (
                        reader.GetInt64(reader.GetOrdinal("Number")),
                        reader.GetName(column),
                        reader.GetValue(column));
            }
        }
    }

    private static void Set(SqliteConnection connection, long number, string column, object value)
    {
        using var command = new SqliteCommand(
            $"""UPDATE "LifecycleEntries" SET "{column}" = @value WHERE "Number" = @number""",
            connection);
        command.Parameters.AddWithValue("@value", value);
        command.Parameters.AddWithValue("@number", number);
        command.ExecuteNonQuery();
    }
}
