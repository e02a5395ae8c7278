using System.Data.Common;
using System.Globalization;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The table of instances. <see cref="InstanceSql"/> says which query uses which index.</summary>
internal static class InstanceTable
{
    public static readonly Table<StoredInstance> Table = new(
        "LifecycleInstances",
        [nameof(Lifecycle), nameof(DueAt), nameof(Id)],
        [nameof(Lifecycle), nameof(UnsettledAt), nameof(Id)],
        [nameof(Lifecycle), nameof(Stage), nameof(Id)],
        [nameof(Lifecycle), nameof(Previous), nameof(Stage), nameof(Id)]);

    public static readonly Column<string> Lifecycle = Table.Key(ColumnTypes.Key, row => row.Lifecycle);
    public static readonly Column<string> Id = Table.Key(ColumnTypes.Key, row => row.Id);
    public static readonly Column<string> Stage = Table.Column(ColumnTypes.Text, row => row.Stage);
    public static readonly Column<string?> Previous = Table.Column(ColumnTypes.OptionalText, row => row.Previous);
    public static readonly Column<DateTimeOffset> EnteredAt = Table.Column(ColumnTypes.Instant, row => row.EnteredAt);
    public static readonly Column<long> Version = Table.Column(ColumnTypes.Count, row => row.Version);
    public static readonly Column<long> ConcurrencyToken = Table.Column(ColumnTypes.Count, row => row.ConcurrencyToken);
    public static readonly Column<int> DefinitionRevision =
        Table.Column(ColumnTypes.Number, row => row.DefinitionRevision);

    public static readonly Column<string> Subject = Table.Column(ColumnTypes.Text, row => row.Subject);
    public static readonly Column<long> EntryCount = Table.Column(ColumnTypes.Count, row => row.EntryCount);
    public static readonly Column<string> Head = Table.Column(ColumnTypes.Hexadecimal, row => row.Head);
    public static readonly Column<PrunedHistory?> Pruned =
        Table.Column(ColumnTypes.Optional(ColumnJson.Default.PrunedHistory), row => row.Pruned);

    public static readonly Column<IReadOnlyList<StoredDueDate>> DueDates =
        Table.Column(ColumnTypes.List(ColumnJson.Default.IReadOnlyListStoredDueDate), row => row.DueDates);

    public static readonly Column<IReadOnlyList<StoredRefusal>> Refusals =
        Table.Column(ColumnTypes.List(ColumnJson.Default.IReadOnlyListStoredRefusal), row => row.Refusals);

    public static readonly Column<IReadOnlyList<string>> BlockedBy =
        Table.Column(ColumnTypes.List(ColumnJson.Default.IReadOnlyListString), row => row.BlockedBy);

    /// <summary>The earliest due date that was not tried yet.</summary>
    public static readonly Column<DateTimeOffset?> DueAt = Table.Column(ColumnTypes.OptionalInstant, row => row.DueAt);

    /// <summary>The earliest due date that has led to no accepted fire.</summary>
    public static readonly Column<DateTimeOffset?> UnsettledAt =
        Table.Column(ColumnTypes.OptionalInstant, row => row.UnsettledAt);

    public static ReadRow<InstancePlace, StoredInstance> TryRead(DbDataReader row) =>
        ReadRow<InstancePlace, StoredInstance>.Of(
            row, static row => new(Id.Of(row), DueAt.Of(row), UnsettledAt.Of(row)), Read);

    /// <exception cref="DamagedInstanceException">The row is not one this store wrote.</exception>
    public static StoredInstance Read(DbDataReader row)
    {
        try
        {
            return StoredRow.Read(row, Checked);
        }
        catch (LifecycleException exception)
        {
            throw new DamagedInstanceException(Remains(row), exception.Message, exception.InnerException);
        }
    }

    /// <summary>Reads a row, and compares its due dates with those of the indexes.</summary>
    private static StoredInstance Checked(DbDataReader row)
    {
        var instance = Whole(row);
        var (dueAt, unsettledAt) = (DueAt.Of(row), UnsettledAt.Of(row));
        var fault =
            dueAt != instance.DueAt ? Differ("next due", dueAt, instance.DueAt)
            : unsettledAt != instance.UnsettledAt ? Differ("overdue from", unsettledAt, instance.UnsettledAt)
            : null;
        return fault is null ? instance : instance with { Fault = fault };
    }

    private static string Differ(string what, DateTimeOffset? indexed, DateTimeOffset? stored) =>
        $"By its index the instance is {what} {When(indexed)}, and by its due dates {When(stored)}.";

    private static string When(DateTimeOffset? due) =>
        due?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) ?? "never";

    private static StoredInstance Whole(DbDataReader row) => new()
    {
        Lifecycle = Lifecycle.Of(row),
        Id = Id.Of(row),
        Stage = Stage.Of(row),
        Previous = Previous.Of(row),
        EnteredAt = EnteredAt.Of(row),
        Version = Version.Of(row),
        ConcurrencyToken = ConcurrencyToken.Of(row),
        DefinitionRevision = DefinitionRevision.Of(row),
        Subject = Subject.Of(row),
        EntryCount = EntryCount.Of(row),
        Head = Head.Of(row),
        Pruned = Pruned.Of(row),
        DueDates = DueDates.Of(row),
        Refusals = Refusals.Of(row),
        BlockedBy = BlockedBy.Of(row),
    };

    /// <summary>What can be read of a damaged row.</summary>
    private static StoredInstance Remains(DbDataReader row)
    {
        return new()
        {
            Lifecycle = Or(Lifecycle, ""),
            Id = Or(Id, ""),
            Stage = Or(Stage, ""),
            Previous = Or(Previous, null),
            EnteredAt = Or(EnteredAt, DateTimeOffset.MinValue),
            Version = Or(Version, 0),
            ConcurrencyToken = Or(ConcurrencyToken, 0),
            DefinitionRevision = Or(DefinitionRevision, 0),
            Subject = Or(Subject, ""),
            EntryCount = Or(EntryCount, 0),
            Head = Or(Head, ""),
            Pruned = Or(Pruned, null),
            DueDates = Or(DueDates, Or(UnsettledAt, null) is { } at ? [new("", at, Fault: "It cannot be read.")] : []),
            Refusals = Or(Refusals, []),
            BlockedBy = Or(BlockedBy, []),
        };

        T Or<T>(Column<T> column, T other)
        {
            try
            {
                return StoredRow.Read(row, column.Of);
            }
            catch (LifecycleException)
            {
                return other;
            }
        }
    }
}
