using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The table of applied commands. Its key prevents a command from being applied twice.</summary>
internal static class CommandTable
{
    public static readonly Table<StoreWrite> Table = new("LifecycleCommands");

    public static readonly Column<string> Lifecycle = Table.Key(ColumnTypes.Key, row => row.Instance.Lifecycle);
    public static readonly Column<string> InstanceId = Table.Key(ColumnTypes.Key, row => row.Instance.Id);
    public static readonly Column<string> CommandId = Table.Key(ColumnTypes.Key, row => row.CommandId!);

    /// <summary>The number of the first entry that the command wrote.</summary>
    public static readonly Column<long> FirstEntry =
        Table.Column(ColumnTypes.Count, row => row.Instance.EntryCount - row.Entries.Count + 1);

    /// <summary>The number of the last entry that the command wrote; less than the first if it wrote none.</summary>
    public static readonly Column<long> LastEntry = Table.Column(ColumnTypes.Count, row => row.Instance.EntryCount);

    /// <summary>Reads the command behind the instance that it was joined to.</summary>
    /// <returns>
    /// The numbers of its first and its last entry; <see langword="null"/> if the command was not applied.
    /// </returns>
    public static (long First, long Last)? ReadJoined(DbDataReader row)
    {
        var offset = InstanceTable.Table.Columns.Count;
        return row.IsDBNull(offset + FirstEntry.Ordinal)
            ? null
            : StoredRow.Read(row, row => (FirstEntry.Of(row, offset), LastEntry.Of(row, offset)));
    }
}
