using System.Runtime.CompilerServices;

namespace Lifecycle.Storage.Tests.Stores;

/// <summary>A store that fails before or after it does its work.</summary>
public sealed class FaultyStore(ILifecycleStore inner) : ILifecycleStore
{
    public ILifecycleStore Inner => inner;

    /// <summary>What was to be written, in order.</summary>
    public List<StoreWrite> Writes { get; } = [];

    /// <summary>Runs before a write reaches the store.</summary>
    public Func<Task>? BeforeWrite { get; set; }

    /// <summary>Runs after a write is stored, before the caller gets its outcome.</summary>
    public Func<Task>? AfterWrite { get; set; }

    /// <summary>Runs before a history is read.</summary>
    public Func<Task>? BeforeHistory { get; set; }

    /// <summary>Runs before a lease is asked for.</summary>
    public Func<CancellationToken, Task>? BeforeLease { get; set; }

    /// <summary>Changes the instances that are found.</summary>
    public Func<StoredInstance?, StoredInstance?>? Found { get; set; }

    /// <summary>Which events cannot be read.</summary>
    public Func<OutgoingEvent, bool>? IsUnreadable { get; set; }

    /// <summary>The outcome reported for every write; <see langword="null"/> for the real one.</summary>
    public StoreOutcome? Reported { get; set; }

    public async ValueTask<StoredInstance?> FindAsync(
        string lifecycle,
        string id,
        CancellationToken cancellationToken = default)
    {
        var found = await inner.FindAsync(lifecycle, id, cancellationToken);
        return Found is null ? found : Found(found);
    }

    public async ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default)
    {
        lock (Writes)
            Writes.Add(write);

        await (BeforeWrite?.Invoke() ?? Task.CompletedTask);
        var outcome = await inner.WriteAsync(write, cancellationToken);
        await (AfterWrite?.Invoke() ?? Task.CompletedTask);
        return Reported ?? outcome;
    }

    public async ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycle,
        string id,
        string commandId,
        CancellationToken cancellationToken = default)
    {
        var found = await inner.FindCommandAsync(lifecycle, id, commandId, cancellationToken);
        return Found is null ? found
            : Found(found?.Instance) is { } instance ? found! with { Instance = instance }
            : null;
    }

    public async IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle,
        string id,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await (BeforeHistory?.Invoke() ?? Task.CompletedTask);
        await foreach (var entry in inner.HistoryAsync(lifecycle, id, cancellationToken))
            yield return entry;
    }

    public ValueTask<IReadOnlyList<StoredEntry>> LatestEntriesAsync(
        string lifecycle, string id, long before, int limit, CancellationToken cancellationToken = default) =>
        inner.LatestEntriesAsync(lifecycle, id, before, limit, cancellationToken);

    public IAsyncEnumerable<InstanceEntry> HistoriesAsync(
        string lifecycle,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default) =>
        inner.HistoriesAsync(lifecycle, unreadable, cancellationToken);

    public IAsyncEnumerable<StoredInstance> QueryAsync(
        InstanceQuery query,
        CancellationToken cancellationToken = default) => inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(
        string lifecycle,
        CancellationToken cancellationToken = default) => inner.CountByStageAsync(lifecycle, cancellationToken);

    public async ValueTask<IReadOnlyList<OutgoingEvent>> FindEventsAsync(
        EventQuery query, CancellationToken cancellationToken = default)
    {
        var page = await inner.FindEventsAsync(query, cancellationToken);
        if (IsUnreadable is null)
            return page;

        foreach (var each in page.Where(IsUnreadable))
            query.Unreadable!(
                new(each.Lifecycle, each.InstanceId, new LifecycleException("No event.")) { Event = each.Position });
        return [.. page.Where(each => !IsUnreadable(each))];
    }

    public ValueTask<bool> UpdateEventAsync(OutgoingEvent outgoing, CancellationToken cancellationToken = default) =>
        inner.UpdateEventAsync(outgoing, cancellationToken);

    public ValueTask DeleteEventsAsync(
        IReadOnlyCollection<long> positions,
        CancellationToken cancellationToken = default) => inner.DeleteEventsAsync(positions, cancellationToken);

    public async ValueTask<bool> TryLeaseAsync(
        string name,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken = default)
    {
        if (BeforeLease is { } before)
            await before(cancellationToken);
        return await inner.TryLeaseAsync(name, owner, now, until, cancellationToken);
    }

    public ValueTask<StoredLease?> FindLeaseAsync(string name, CancellationToken cancellationToken = default) =>
        inner.FindLeaseAsync(name, cancellationToken);

    public ValueTask EndLeaseAsync(string name, string owner, CancellationToken cancellationToken = default) =>
        inner.EndLeaseAsync(name, owner, cancellationToken);
}
