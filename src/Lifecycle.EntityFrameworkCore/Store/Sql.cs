namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The statements that are run for every fire, as SQLite and PostgreSQL both understand them. Values are parameters,
/// always.
/// </summary>
internal static class Sql
{
    private const string InstanceState =
        """ "Stage", "Previous", "Version", "ConcurrencyToken", "DefinitionRevision", "Subject", "EntryCount", "Head", "DueDates", "DueAt" """;

    private const string InstanceColumns = $""" "Lifecycle", "Id", {InstanceState} """;

    private const string EntryColumns =
        """
        "Lifecycle", "InstanceId", "Number", "ConcurrencyToken", "At", "From", "To", "Trigger", "Outcome", "Version", "DefinitionRevision", "Actor", "Reason",
        "CommandId", "Report", "PreviousHash", "Hash"
        """;

    public const string FindInstance =
        $"""SELECT {InstanceColumns} FROM "{LifecycleTables.Instances}" WHERE "Lifecycle" = @p0 AND "Id" = @p1""";

    public const string FindHistory =
        $"""
        SELECT {EntryColumns} FROM "{LifecycleTables.Entries}"
        WHERE "Lifecycle" = @p0 AND "InstanceId" = @p1 AND "Number" > @p2 ORDER BY "Number" LIMIT @p3
        """;

    /// <summary>The instance, and the first and the last number of the entries that the command wrote.</summary>
    public const string FindCommand =
        $"""
        SELECT instance."Lifecycle", "Id", {InstanceState}, "FirstEntry", "LastEntry"
        FROM "{LifecycleTables.Instances}" AS instance LEFT JOIN "{LifecycleTables.Commands}" AS command
            ON command."Lifecycle" = @p0 AND command."InstanceId" = @p1 AND command."CommandId" = @p2
        WHERE instance."Lifecycle" = @p0 AND "Id" = @p1
        """;

    public const string IsApplied =
        $"""SELECT 1 FROM "{LifecycleTables.Commands}" WHERE "Lifecycle" = @p0 AND "InstanceId" = @p1 AND "CommandId" = @p2""";

    private const string UpdateInstance =
        $"""
        UPDATE "{LifecycleTables.Instances}" SET "Stage" = @p2, "Previous" = @p3, "Version" = @p4, "ConcurrencyToken" = @p5, "DefinitionRevision" = @p6,
            "Subject" = @p7, "EntryCount" = @p8, "Head" = @p9, "DueDates" = @p10, "DueAt" = @p11
        WHERE "Lifecycle" = @p0 AND "Id" = @p1 AND "ConcurrencyToken" = @p5 - 1
        """;

    private const string InsertInstance =
        $"""
        INSERT INTO "{LifecycleTables.Instances}" ({InstanceColumns})
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        """;

    private const string InsertEntry =
        $"""
        INSERT INTO "{LifecycleTables.Entries}" ({EntryColumns})
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16)
        """;

    private const string InsertCommand =
        $"""
        INSERT INTO "{LifecycleTables.Commands}" ("Lifecycle", "InstanceId", "CommandId", "FirstEntry", "LastEntry")
        VALUES (@p0, @p1, @p2, @p3, @p4)
        """;

    private const string InsertEvent =
        $"""
        INSERT INTO "{LifecycleTables.Events}" ("Key", "Lifecycle", "InstanceId", "Type", "Body", "At")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
        """;

    /// <summary>
    /// The statements of a write, each of which changes one row if nobody came first. The instance comes first: whoever
    /// has changed its row lets nobody else come between until the end of the transaction, so that events of one
    /// instance get their positions in the order of its steps.
    /// </summary>
    public static List<Statement> Write(StoreWrite write)
    {
        var instance = write.Instance;
        var statements = new List<Statement>(3 + write.Entries.Count)
        {
            new(instance.ConcurrencyToken == 1 ? InsertInstance : UpdateInstance, Rows.Of(instance)),
        };
        foreach (var entry in write.Entries)
            statements.Add(new(InsertEntry, Rows.Of(instance, entry)));

        if (write.CommandId is { } commandId)
        {
            var first = instance.EntryCount - write.Entries.Count + 1;
            statements.Add(
                new(InsertCommand, [instance.Lifecycle, instance.Id, commandId, first, instance.EntryCount]));
        }

        foreach (var outgoing in write.Events)
            statements.Add(new(InsertEvent, Rows.Of(outgoing)));

        return statements;
    }
}
