namespace Lifecycle.EntityFrameworkCore;

/// <summary>All tables.</summary>
internal static class LifecycleTables
{
    public static readonly IReadOnlyList<Table> All =
        [InstanceTable.Table, BlockTable.Table, EntryTable.Table, EventTable.Table, LeaseTable.Table];
}
