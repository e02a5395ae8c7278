using System.Data.Common;
using System.Globalization;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The table of instances. <see cref="InstanceSql"/> says which query uses which index.</summary>
internal static class InstanceTable
{
    public static readonly Table<StoredInstance> Table = new(
        "LifecycleInstances",
        [nameof(Lifecycle), nameof(DueAt), nameof(Id)],
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

    public static ReadRow<InstancePlace, StoredInstance> TryRead(DbDataReader row) =>
        ReadRow<InstancePlace, StoredInstance>.Of(row, static row => new(Id.Of(row), DueAt.Of(row)), Read);

    public static StoredInstance Read(DbDataReader row) => StoredRow.Read(row, static row =>
    {
        var (instance, dueAt) = (ReadInstance(row), DueAt.Of(row));
        return dueAt == instance.DueAt
            ? instance
            : instance with
            {
                Fault =
                    $"By its index the instance is next due {When(dueAt)}, and by its due dates "
                        + $"{When(instance.DueAt)}.",
            };
    });

    private static string When(DateTimeOffset? due) =>
        due?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) ?? "never";

    private static StoredInstance ReadInstance(DbDataReader row) => new()
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
}
