using Lifecycle.Diagrams;

namespace Lifecycle.Dashboard;

/// <summary>What a page shows of the history of an instance. Immutable.</summary>
/// <param name="Entries">Some entries, the latest first.</param>
/// <param name="Steps">The steps that were accepted, each once, as far as the graph has them.</param>
/// <param name="IsMore">Whether there are older entries.</param>
/// <param name="Problem">Why it could not be read to its end; <see langword="null"/> if it was.</param>
internal sealed record HistoryView(
    IReadOnlyList<StoredEntry> Entries, IReadOnlyCollection<DiagramStep> Steps, bool IsMore, string? Problem)
{
    private const int PageSize = 25;

    /// <param name="call">The request.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="before">The number before which entries are shown; <see langword="null"/> for the latest.</param>
    public static async ValueTask<HistoryView> ReadAsync(DashboardCall call, string id, long? before)
    {
        var graph = call.Lifecycle.Graph;
        var latest = new Queue<StoredEntry>();
        var steps = new HashSet<DiagramStep>();
        string? problem = null;
        try
        {
            var history = call.Store.HistoryAsync(call.Lifecycle.Name, id, call.Cancelled);
            await foreach (var entry in history.ConfigureAwait(false))
            {
                if (entry is { IsAccepted: true, Trigger: { } trigger }
                    && graph.TryFind(trigger, out _) && graph.Contains(entry.From) && graph.Contains(entry.To))
                    steps.Add(new(entry.From, trigger, entry.To));
                if (entry.Number >= before)
                    continue;

                // One more than is shown tells whether there are older ones.
                latest.Enqueue(entry);
                if (latest.Count > PageSize + 1)
                    latest.Dequeue();
            }
        }
        catch (LifecycleException exception) when (exception is not LifecycleStoreException)
        {
            problem = exception.Message;
        }

        return new([.. latest.Reverse().Take(PageSize)], steps, latest.Count > PageSize, problem);
    }

    /// <summary>The accepted entry that led to a version, if it is among those shown.</summary>
    public StoredEntry? Accepted(long version) =>
        Entries.FirstOrDefault(entry => entry.IsAccepted && entry.Version == version);
}
