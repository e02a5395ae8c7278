using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The table of outgoing events. A row is deleted when its event is sent.</summary>
internal static class EventTable
{
    public static readonly Table<OutgoingEvent> Table =
        new("LifecycleEvents", [nameof(Lifecycle), nameof(Position)]);

    public static readonly Column<long> Position = Table.GeneratedKey();
    public static readonly Column<string> Key = Table.Column(ColumnTypes.Text, row => row.Key);
    public static readonly Column<string> Lifecycle = Table.Column(ColumnTypes.Key, row => row.Lifecycle);
    public static readonly Column<string> InstanceId = Table.Column(ColumnTypes.Key, row => row.InstanceId);
    public static readonly Column<string> Type = Table.Column(ColumnTypes.Text, row => row.Type);
    public static readonly Column<string> Body = Table.Column(ColumnTypes.Text, row => row.Body);
    public static readonly Column<DateTimeOffset> At = Table.Column(ColumnTypes.Instant, row => row.At);

    public static OutgoingEvent Read(DbDataReader row) => StoredRow.Read(row, static row => new OutgoingEvent
    {
        Position = Position.Of(row),
        Key = Key.Of(row),
        Lifecycle = Lifecycle.Of(row),
        InstanceId = InstanceId.Of(row),
        Type = Type.Of(row),
        Body = Body.Of(row),
        At = At.Of(row),
    });
}
