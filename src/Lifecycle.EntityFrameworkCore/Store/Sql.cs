using System.Globalization;
using System.Text;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The statements that are run for every fire, as SQLite and PostgreSQL both understand them. Values are parameters, always.</summary>
internal static class Sql
{
    private const string InstanceColumns =
        """ "Lifecycle", "Id", "Stage", "Previous", "Version", "Edition", "Revision", "Subject", "EntryCount", "Head", "DueDates", "DueAt" """;

    private const string EntryColumns =
        """
        "Lifecycle", "InstanceId", "Number", "Edition", "At", "From", "To", "Trigger", "Outcome", "Version", "Revision", "Actor", "Reason",
        "CommandId", "Report", "PreviousHash", "Hash"
        """;

    public const string FindInstance =
        $"""SELECT {InstanceColumns} FROM "{LifecycleTables.Instances}" WHERE "Lifecycle" = @p0 AND "Id" = @p1""";

    public const string FindHistory =
        $"""
        SELECT {EntryColumns} FROM "{LifecycleTables.Entries}"
        WHERE "Lifecycle" = @p0 AND "InstanceId" = @p1 AND "Number" > @p2 ORDER BY "Number" LIMIT @p3
        """;

    public const string FindCommand =
        $"""
        SELECT {EntryColumns} FROM "{LifecycleTables.Entries}"
        WHERE "Lifecycle" = @p0 AND "InstanceId" = @p1 AND "Edition" =
            (SELECT "Edition" FROM "{LifecycleTables.Commands}" WHERE "Lifecycle" = @p0 AND "InstanceId" = @p1 AND "CommandId" = @p2)
        ORDER BY "Number"
        """;

    public const string IsApplied =
        $"""SELECT 1 FROM "{LifecycleTables.Commands}" WHERE "Lifecycle" = @p0 AND "InstanceId" = @p1 AND "CommandId" = @p2""";

    private const string UpdateInstance =
        $"""
        UPDATE "{LifecycleTables.Instances}" SET "Stage" = @p2, "Previous" = @p3, "Version" = @p4, "Edition" = @p5, "Revision" = @p6,
            "Subject" = @p7, "EntryCount" = @p8, "Head" = @p9, "DueDates" = @p10, "DueAt" = @p11
        WHERE "Lifecycle" = @p0 AND "Id" = @p1 AND "Edition" = @p5 - 1;
        """;

    private const string InsertInstance = $"""INSERT INTO "{LifecycleTables.Instances}" ({InstanceColumns}) VALUES """;

    private const string InsertEntry = $"""INSERT INTO "{LifecycleTables.Entries}" ({EntryColumns}) VALUES """;

    private const string InsertCommand =
        $"""INSERT INTO "{LifecycleTables.Commands}" ("Lifecycle", "InstanceId", "CommandId", "Edition") VALUES """;

    private const string InsertEvent =
        $"""INSERT INTO "{LifecycleTables.Events}" ("Key", "Lifecycle", "InstanceId", "Type", "Body", "At") VALUES """;

    public static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    /// <summary>
    /// All statements of a write in one text. The instance comes first: whoever has changed its row lets nobody else come between until the
    /// end of the transaction, so that events of one instance get their positions in the order of its steps.
    /// </summary>
    /// <returns>The text, its arguments, and how many rows change if nobody came first.</returns>
    public static (string Text, List<object?> Arguments, int RowCount) Write(StoreWrite write)
    {
        var instance = write.Instance;
        var text = new StringBuilder(1024);
        var arguments = new List<object?>(48);
        if (instance.Edition == 1)
            Insert(InsertInstance, Rows.Of(instance));
        else
        {
            text.Append(UpdateInstance);
            arguments.AddRange(Rows.Of(instance));
        }

        foreach (var entry in write.Entries)
            Insert(InsertEntry, Rows.Of(instance, entry));

        if (write.CommandId is { } commandId)
            Insert(InsertCommand, [instance.Lifecycle, instance.Id, commandId, instance.Edition]);

        foreach (var outgoing in write.Events)
            Insert(InsertEvent, Rows.Of(outgoing));

        return (text.ToString(), arguments, 1 + write.Entries.Count + (write.CommandId is null ? 0 : 1) + write.Events.Count);

        void Insert(string insert, object?[] values)
        {
            text.Append(insert).Append('(');
            for (var index = 0; index < values.Length; index++)
                text.Append(index == 0 ? "@p" : ", @p").Append(CultureInfo.InvariantCulture, $"{arguments.Count + index}");

            text.Append(");");
            arguments.AddRange(values);
        }
    }
}
