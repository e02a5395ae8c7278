using System.Text.Json;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The columns that the store writes, each table in one place. <see cref="Rows"/> reads them back in this order. The
/// columns of the primary key come first.
/// </summary>
internal static class Columns
{
    public static readonly Column<StoredInstance>[] Instance =
    [
        new(nameof(InstanceRow.Lifecycle), instance => instance.Lifecycle),
        new(nameof(InstanceRow.Id), instance => instance.Id),
        new(nameof(InstanceRow.Stage), instance => instance.Stage),
        new(nameof(InstanceRow.Previous), instance => instance.Previous),
        new(nameof(InstanceRow.EnteredAt), instance => instance.EnteredAt.UtcTicks),
        new(nameof(InstanceRow.Version), instance => instance.Version),
        new(nameof(InstanceRow.ConcurrencyToken), instance => instance.ConcurrencyToken),
        new(nameof(InstanceRow.DefinitionRevision), instance => instance.DefinitionRevision),
        new(nameof(InstanceRow.Subject), instance => instance.Subject),
        new(nameof(InstanceRow.EntryCount), instance => instance.EntryCount),
        new(nameof(InstanceRow.Head), instance => instance.Head),
        new(nameof(InstanceRow.DueDates), instance => DueDates(instance.DueDates)),
        new(nameof(InstanceRow.DueAt), instance => instance.DueAt?.UtcTicks),
    ];

    public static readonly Column<(StoredInstance Instance, StoredEntry Entry)>[] Entry =
    [
        new(nameof(EntryRow.Lifecycle), row => row.Instance.Lifecycle),
        new(nameof(EntryRow.InstanceId), row => row.Instance.Id),
        new(nameof(EntryRow.Number), row => row.Entry.Number),
        new(nameof(EntryRow.ConcurrencyToken), row => row.Entry.ConcurrencyToken),
        new(nameof(EntryRow.At), row => row.Entry.At.UtcTicks),
        new(nameof(EntryRow.From), row => row.Entry.From),
        new(nameof(EntryRow.To), row => row.Entry.To),
        new(nameof(EntryRow.Trigger), row => row.Entry.Trigger),
        new(nameof(EntryRow.Outcome), row => (int)row.Entry.Outcome),
        new(nameof(EntryRow.Version), row => row.Entry.Version),
        new(nameof(EntryRow.DefinitionRevision), row => row.Entry.DefinitionRevision),
        new(nameof(EntryRow.Actor), row => row.Entry.Actor),
        new(nameof(EntryRow.Reason), row => row.Entry.Reason),
        new(nameof(EntryRow.CommandId), row => row.Entry.CommandId),
        new(nameof(EntryRow.Report), row => row.Entry.Report),
        new(nameof(EntryRow.PreviousHash), row => row.Entry.PreviousHash),
        new(nameof(EntryRow.Hash), row => row.Entry.Hash),
    ];

    public static readonly Column<StoreWrite>[] Command =
    [
        new(nameof(CommandRow.Lifecycle), write => write.Instance.Lifecycle),
        new(nameof(CommandRow.InstanceId), write => write.Instance.Id),
        new(nameof(CommandRow.CommandId), write => write.CommandId),
        new(nameof(CommandRow.FirstEntry), write => write.Instance.EntryCount - write.Entries.Count + 1),
        new(nameof(CommandRow.LastEntry), write => write.Instance.EntryCount),
    ];

    public static readonly Column<OutgoingEvent>[] Event =
    [
        new(nameof(EventRow.Key), outgoing => outgoing.Key),
        new(nameof(EventRow.Lifecycle), outgoing => outgoing.Lifecycle),
        new(nameof(EventRow.InstanceId), outgoing => outgoing.InstanceId),
        new(nameof(EventRow.Type), outgoing => outgoing.Type),
        new(nameof(EventRow.Body), outgoing => outgoing.Body),
        new(nameof(EventRow.At), outgoing => outgoing.At.UtcTicks),
    ];

    private static string DueDates(IReadOnlyList<StoredDueDate> dueDates) => dueDates.Count == 0
        ? "[]"
        : JsonSerializer.Serialize(dueDates, DueDateJson.Default.IReadOnlyListStoredDueDate);
}
