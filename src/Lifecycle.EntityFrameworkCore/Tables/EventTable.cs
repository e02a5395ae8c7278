using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The table of outgoing events. A row is deleted when its event is sent or discarded.</summary>
internal static class EventTable
{
    public static readonly Table<OutgoingEvent> Table =
        new(
            "LifecycleEvents",
            [nameof(Lifecycle), nameof(IsDead), nameof(Position)],
            [nameof(Lifecycle), nameof(InstanceId), nameof(Position)]);

    public static readonly Column<long> Position = Table.GeneratedKey();
    public static readonly Column<string> Key = Table.Column(ColumnTypes.Text, row => row.Key);
    public static readonly Column<string> Lifecycle = Table.Column(ColumnTypes.Key, row => row.Lifecycle);
    public static readonly Column<string> InstanceId = Table.Column(ColumnTypes.Key, row => row.InstanceId);
    public static readonly Column<string> Type = Table.Column(ColumnTypes.Text, row => row.Type);
    public static readonly Column<string> Body = Table.Column(ColumnTypes.Text, row => row.Body);
    public static readonly Column<DateTimeOffset> At = Table.Column(ColumnTypes.Instant, row => row.At);

    public static readonly Column<int> Attempts = Table.Column(ColumnTypes.Number, row => row.Attempts);
    public static readonly Column<string?> LastError = Table.Column(ColumnTypes.OptionalText, row => row.LastError);
    public static readonly Column<DateTimeOffset?> NextAttempt =
        Table.Column(ColumnTypes.OptionalInstant, row => row.NextAttempt);

    public static readonly ColumnType<IReadOnlyList<string>> SentToType =
        ColumnTypes.List(ColumnJson.Default.IReadOnlyListString);

    public static readonly Column<IReadOnlyList<string>> SentTo = Table.Column(SentToType, row => row.SentTo);
    public static readonly Column<bool> IsDead = Table.Column(ColumnTypes.Flag, row => row.IsDead);

    public static ReadRow<(long Position, string InstanceId), OutgoingEvent> TryRead(DbDataReader row) =>
        ReadRow<(long Position, string InstanceId), OutgoingEvent>.Of(
            row, static row => (Position.Of(row), InstanceId.Of(row)), Read);

    public static OutgoingEvent Read(DbDataReader row) => StoredRow.Read(row, static row => new OutgoingEvent
    {
        Position = Position.Of(row),
        Key = Key.Of(row),
        Lifecycle = Lifecycle.Of(row),
        InstanceId = InstanceId.Of(row),
        Type = Type.Of(row),
        Body = Body.Of(row),
        At = At.Of(row),
        Attempts = Attempts.Of(row),
        LastError = LastError.Of(row),
        NextAttempt = NextAttempt.Of(row),
        SentTo = SentTo.Of(row),
        IsDead = IsDead.Of(row),
    });
}
