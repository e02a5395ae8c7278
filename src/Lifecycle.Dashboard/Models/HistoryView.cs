using Lifecycle.Diagrams;

namespace Lifecycle.Dashboard;

/// <summary>What a page shows of the history of an instance. Immutable.</summary>
/// <param name="Entries">Some entries, the latest first.</param>
/// <param name="Steps">
/// The latest steps that were accepted, each once, as far as the graph has them.
/// </param>
/// <param name="Before">
/// The number before which there are older entries; <see langword="null"/> if there are none.
/// </param>
/// <param name="Problem">Why an entry could not be read; <see langword="null"/> if all could.</param>
internal sealed record HistoryView(
    IReadOnlyList<StoredEntry> Entries, IReadOnlyCollection<DiagramStep> Steps, long? Before, string? Problem)
{
    private const int PageSize = 25;

    /// <summary>The steps of so many entries are drawn.</summary>
    private const int DrawnEntries = 200;

    /// <param name="call">The request.</param>
    /// <param name="stored">The instance.</param>
    /// <param name="before">The number before which entries are shown; <see langword="null"/> for the latest.</param>
    public static async ValueTask<HistoryView> ReadAsync(DashboardCall call, StoredInstance stored, long? before)
    {
        var (latest, problem) = await LatestAsync(call, stored, long.MaxValue, DrawnEntries).ConfigureAwait(false);
        var entries = latest;
        if (before is { } number)
            (entries, problem) = await LatestAsync(call, stored, number, PageSize + 1).ConfigureAwait(false);

        var graph = call.Lifecycle.Graph;
        var steps = new HashSet<DiagramStep>();
        foreach (var entry in latest)
        {
            if (entry is { IsAccepted: true, Trigger: { } trigger }
                && graph.TryFind(trigger, out _) && graph.Contains(entry.From) && graph.Contains(entry.To))
                steps.Add(new(entry.From, trigger, entry.To));
        }

        return new(
            [.. entries.Take(PageSize)],
            steps,
            entries.Count > PageSize ? entries[PageSize - 1].Number : null,
            problem);
    }

    /// <summary>The accepted entry that led to a version, if it is among those shown.</summary>
    public StoredEntry? Accepted(long version) =>
        Entries.FirstOrDefault(entry => entry.IsAccepted && entry.Version == version);

    private static async ValueTask<(IReadOnlyList<StoredEntry> Entries, string? Problem)> LatestAsync(
        DashboardCall call, StoredInstance stored, long before, int limit)
    {
        try
        {
            return (await ReadAsync(call, stored, before, limit).ConfigureAwait(false), null);
        }
        catch (LifecycleException exception) when (exception is not LifecycleStoreException)
        {
            return (await ReadableAsync(call, stored, before).ConfigureAwait(false), exception.Message);
        }
    }

    /// <summary>The entries of a page that can be read, where one cannot.</summary>
    private static async ValueTask<IReadOnlyList<StoredEntry>> ReadableAsync(
        DashboardCall call, StoredInstance stored, long before)
    {
        var entries = new List<StoredEntry>();
        var next = Math.Min(before, stored.EntryCount + 1);
        for (var tried = 0; tried < 2 * PageSize && entries.Count <= PageSize && next > 1; tried++)
        {
            try
            {
                if (await ReadAsync(call, stored, next, 1).ConfigureAwait(false) is not [var entry])
                    break;

                entries.Add(entry);
                next = entry.Number;
            }
            catch (LifecycleException exception) when (exception is not LifecycleStoreException)
            {
                next--;
            }
        }

        return entries;
    }

    private static ValueTask<IReadOnlyList<StoredEntry>> ReadAsync(
        DashboardCall call, StoredInstance stored, long before, int limit) =>
        call.Store.LatestEntriesAsync(call.Lifecycle.Name, stored.Id, before, limit, call.Cancelled);
}
