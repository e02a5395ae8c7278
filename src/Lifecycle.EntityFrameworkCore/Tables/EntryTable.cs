using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The table of history entries. Of a row that is written, only its repeats change, and an erasure sets its details to
/// null.
/// </summary>
internal static class EntryTable
{
    public static readonly Table<(StoredInstance Instance, StoredEntry Entry)> Table = new("LifecycleEntries")
    {
        // Keeps a command from being applied twice. A null is not equal to another.
        UniqueKey = [nameof(Lifecycle), nameof(InstanceId), nameof(CommandId)],
    };

    public static readonly Column<string> Lifecycle = Table.Key(ColumnTypes.Key, row => row.Instance.Lifecycle);
    public static readonly Column<string> InstanceId = Table.Key(ColumnTypes.Key, row => row.Instance.Id);
    public static readonly Column<long> Number = Table.Key(ColumnTypes.Count, row => row.Entry.Number);
    public static readonly Column<long> ConcurrencyToken =
        Table.Column(ColumnTypes.Count, row => row.Entry.ConcurrencyToken);

    public static readonly Column<StoredEntryKind> Kind = Table.Column(ColumnTypes.Kind, row => row.Entry.Kind);
    public static readonly Column<DateTimeOffset> At = Table.Column(ColumnTypes.Instant, row => row.Entry.At);
    public static readonly Column<string> From = Table.Column(ColumnTypes.Text, row => row.Entry.From);
    public static readonly Column<string> To = Table.Column(ColumnTypes.Text, row => row.Entry.To);
    public static readonly Column<string?> Trigger = Table.Column(ColumnTypes.OptionalText, row => row.Entry.Trigger);
    public static readonly Column<TransitionOutcome> Outcome =
        Table.Column(ColumnTypes.Outcome, row => row.Entry.Outcome);

    public static readonly Column<long> Version = Table.Column(ColumnTypes.Count, row => row.Entry.Version);
    public static readonly Column<int> DefinitionRevision =
        Table.Column(ColumnTypes.Number, row => row.Entry.DefinitionRevision);

    public static readonly Column<string?> CommandId =
        Table.Column(ColumnTypes.OptionalKey, row => row.Entry.CommandId);

    public static readonly Column<string?> Fingerprint =
        Table.Column(ColumnTypes.OptionalText, row => row.Entry.Fingerprint);

    public static readonly Column<string?> Actor = Table.Column(ColumnTypes.OptionalText, row => row.Entry.Actor);
    public static readonly Column<string?> Reason = Table.Column(ColumnTypes.OptionalText, row => row.Entry.Reason);
    public static readonly Column<string?> Report =
        Table.Column(ColumnTypes.OptionalText, row => ReportText.Of(row.Entry));

    public static readonly Column<string?> Changes = Table.Column(ColumnTypes.OptionalText, row => row.Entry.Changes);
    public static readonly Column<string?> Salt = Table.Column(ColumnTypes.OptionalHexadecimal, row => row.Entry.Salt);
    public static readonly Column<int> Repeats = Table.Column(ColumnTypes.Number, row => row.Entry.Repeats);
    public static readonly Column<DateTimeOffset?> RepeatedAt =
        Table.Column(ColumnTypes.OptionalInstant, row => row.Entry.RepeatedAt);

    public static readonly Column<string> DetailsDigest =
        Table.Column(ColumnTypes.Hexadecimal, row => row.Entry.DetailsDigest);

    public static readonly Column<string> InstanceDigest =
        Table.Column(ColumnTypes.Hexadecimal, row => row.Entry.InstanceDigest);

    public static readonly Column<string> Hash = Table.Column(ColumnTypes.Hexadecimal, row => row.Entry.Hash);

    /// <summary>The columns that an erasure sets to null.</summary>
    public static readonly IReadOnlyList<Column> Details = [Fingerprint, Actor, Reason, Report, Changes, Salt];

    public static ReadRow<(string Id, long Number), StoredEntry> TryRead(DbDataReader row) =>
        ReadRow<(string Id, long Number), StoredEntry>.Of(
            row, static row => (InstanceId.Of(row), Number.Of(row)), Read);

    public static StoredEntry Read(DbDataReader row) =>
        ReportText.Restored(StoredRow.Read(row, static row => new StoredEntry
        {
            Number = Number.Of(row),
            ConcurrencyToken = ConcurrencyToken.Of(row),
            Kind = Kind.Of(row),
            At = At.Of(row),
            From = From.Of(row),
            To = To.Of(row),
            Trigger = Trigger.Of(row),
            Outcome = Outcome.Of(row),
            Version = Version.Of(row),
            DefinitionRevision = DefinitionRevision.Of(row),
            Actor = Actor.Of(row),
            Reason = Reason.Of(row),
            CommandId = CommandId.Of(row),
            Fingerprint = Fingerprint.Of(row),
            Report = Report.Of(row),
            Changes = Changes.Of(row),
            Salt = Salt.Of(row),
            DetailsDigest = DetailsDigest.Of(row),
            Repeats = Repeats.Of(row),
            RepeatedAt = RepeatedAt.Of(row),
            InstanceDigest = InstanceDigest.Of(row),
            Hash = Hash.Of(row),
        }));
}
