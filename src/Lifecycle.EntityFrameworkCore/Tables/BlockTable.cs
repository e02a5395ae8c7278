namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The table of what blocks instances: the list in <see cref="InstanceTable"/>, by criterion. A row changes when a fire
/// is refused for other reasons than the last one, or is accepted after a refused one.
/// </summary>
internal static class BlockTable
{
    public static readonly Table<(StoredInstance Instance, string Criterion)> Table =
        new("LifecycleBlocks", [nameof(Lifecycle), nameof(InstanceId)]);

    public static readonly Column<string> Lifecycle = Table.Key(ColumnTypes.Key, row => row.Instance.Lifecycle);
    public static readonly Column<string> Criterion = Table.Key(ColumnTypes.Key, row => row.Criterion);
    public static readonly Column<string> InstanceId = Table.Key(ColumnTypes.Key, row => row.Instance.Id);
}
