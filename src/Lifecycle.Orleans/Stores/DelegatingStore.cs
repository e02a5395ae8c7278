namespace Lifecycle;

/// <summary>A store in front of another one, which answers everything that a derived class does not.</summary>
internal abstract class DelegatingStore(ILifecycleStore inner) : ILifecycleStore
{
    protected ILifecycleStore Inner => inner;

    public virtual ValueTask<StoredInstance?> FindAsync(
        string lifecycle, string id, CancellationToken cancellationToken = default) =>
        inner.FindAsync(lifecycle, id, cancellationToken);

    public virtual ValueTask<StoreOutcome> WriteAsync(
        StoreWrite write, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(write, cancellationToken);

    public virtual ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default) =>
        inner.FindCommandAsync(lifecycle, id, commandId, cancellationToken);

    public IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle, string id, CancellationToken cancellationToken = default) =>
        inner.HistoryAsync(lifecycle, id, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEntry>> LatestEntriesAsync(
        string lifecycle, string id, long before, int limit, CancellationToken cancellationToken = default) =>
        inner.LatestEntriesAsync(lifecycle, id, before, limit, cancellationToken);

    public IAsyncEnumerable<InstanceEntry> HistoriesAsync(
        string lifecycle,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default) =>
        inner.HistoriesAsync(lifecycle, unreadable, cancellationToken);

    public IAsyncEnumerable<StoredInstance> QueryAsync(
        InstanceQuery query, CancellationToken cancellationToken = default) =>
        inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(
        string lifecycle, CancellationToken cancellationToken = default) =>
        inner.CountByStageAsync(lifecycle, cancellationToken);

    public ValueTask<IReadOnlyList<OutgoingEvent>> FindEventsAsync(
        EventQuery query, CancellationToken cancellationToken = default) =>
        inner.FindEventsAsync(query, cancellationToken);

    public ValueTask<bool> UpdateEventAsync(OutgoingEvent outgoing, CancellationToken cancellationToken = default) =>
        inner.UpdateEventAsync(outgoing, cancellationToken);

    public ValueTask DeleteEventsAsync(
        IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default) =>
        inner.DeleteEventsAsync(positions, cancellationToken);

    public ValueTask<bool> TryLeaseAsync(
        string name,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken = default) =>
        inner.TryLeaseAsync(name, owner, now, until, cancellationToken);

    public ValueTask<StoredLease?> FindLeaseAsync(string name, CancellationToken cancellationToken = default) =>
        inner.FindLeaseAsync(name, cancellationToken);

    public ValueTask EndLeaseAsync(string name, string owner, CancellationToken cancellationToken = default) =>
        inner.EndLeaseAsync(name, owner, cancellationToken);
}
