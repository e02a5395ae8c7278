using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The table of leases.</summary>
internal static class LeaseTable
{
    public static readonly Table<(string Name, string Owner, DateTimeOffset Until)> Table = new("LifecycleLeases");

    public static readonly Column<string> Name = Table.Key(ColumnTypes.Key, row => row.Name);
    public static readonly Column<string> Owner = Table.Column(ColumnTypes.Text, row => row.Owner);
    public static readonly Column<DateTimeOffset> Until = Table.Column(ColumnTypes.Instant, row => row.Until);

    public static StoredLease Read(DbDataReader row) =>
        StoredRow.Read(row, static row => new StoredLease(Owner.Of(row), Until.Of(row)));
}
