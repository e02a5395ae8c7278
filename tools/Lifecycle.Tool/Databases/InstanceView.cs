using System.Globalization;
using System.Text.Json;

namespace Lifecycle.Tool;

/// <summary>A stored instance as the tool shows it.</summary>
internal sealed record InstanceView(
    string Lifecycle,
    string Id,
    string Stage,
    string? Previous,
    DateTimeOffset EnteredAt,
    long Version,
    int DefinitionRevision,
    long Entries,
    long? PrunedEntries,
    IReadOnlyList<string> BlockedBy,
    IReadOnlyList<DueView> DueDates,
    JsonElement Subject)
{
    public static InstanceView Of(StoredInstance stored)
    {
        using var subject = JsonDocument.Parse(stored.Subject);
        return new(
            stored.Lifecycle,
            stored.Id,
            stored.Stage,
            stored.Previous,
            stored.EnteredAt,
            stored.Version,
            stored.DefinitionRevision,
            stored.EntryCount,
            stored.Pruned?.Entries,
            stored.BlockedBy,
            [.. stored.DueDates.Select(due => new DueView(due.Trigger, due.FiresAt, due.IsTried, due.Fault))],
            subject.RootElement.Clone());
    }

    /// <summary>An instant in UTC, to the second.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A trigger that falls due.</summary>
internal sealed record DueView(string Trigger, DateTimeOffset FiresAt, bool IsTried, string? Fault);
