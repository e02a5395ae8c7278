using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// The stored events of a lifecycle: those that are waiting to be sent, and the dead letters, which are not sent again
/// until an operator says so. As thread-safe as its store.
/// </summary>
/// <param name="lifecycle">The name of the lifecycle.</param>
/// <param name="store">The store.</param>
/// <param name="onRetry">
/// Called when an event is to be sent again, such as to wake the host that sends; <see langword="null"/> for nothing.
/// </param>
public sealed class LifecycleOutbox(string lifecycle, ILifecycleStore store, Action? onRetry = null)
{
    private const int PageSize = 100;

    /// <summary>The name of the lifecycle.</summary>
    public string Lifecycle { get; } = lifecycle ?? throw new ArgumentNullException(nameof(lifecycle));

    /// <summary>The store, for code that reads more of the lifecycle than its events.</summary>
    public ILifecycleStore Store { get; } = store ?? throw new ArgumentNullException(nameof(store));

    /// <summary>Streams the events that are waiting to be sent, in order, with their failed attempts.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnreadableRowsException">Events could not be read. It is thrown after all others.</exception>
    public IAsyncEnumerable<OutgoingEvent> PendingAsync(CancellationToken cancellationToken = default) =>
        FindAsync(isDead: false, cancellationToken);

    /// <summary>Streams the dead letters, in order.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnreadableRowsException">Some could not be read. It is thrown after all others.</exception>
    public IAsyncEnumerable<OutgoingEvent> DeadLettersAsync(CancellationToken cancellationToken = default) =>
        FindAsync(isDead: true, cancellationToken);

    /// <summary>
    /// Lets an event be sent at once, as if it had never failed. Senders that have accepted it are not asked again.
    /// </summary>
    /// <param name="outgoing">The event, as it was read.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the event will be sent is then unknown.</param>
    /// <returns><see langword="false"/> if it has been sent or discarded meanwhile.</returns>
    public async ValueTask<bool> RetryAsync(OutgoingEvent outgoing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        var fresh = outgoing with { Attempts = 0, NextAttempt = null, IsDead = false };
        var isThere = await Store.UpdateEventAsync(fresh, cancellationToken).ConfigureAwait(false);
        if (isThere)
            onRetry?.Invoke();
        return isThere;
    }

    /// <summary>Deletes an event, so that it is never sent.</summary>
    /// <param name="outgoing">The event.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the event was deleted is then unknown.</param>
    public ValueTask DiscardAsync(OutgoingEvent outgoing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        return Store.DeleteEventsAsync([outgoing.Position], cancellationToken);
    }

    /// <summary>
    /// Finds who sends the events: of the hosts that share the store, the one with this lease does.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The lease, also one that has ended; <see langword="null"/> if no host has taken it.</returns>
    public ValueTask<StoredLease?> FindLeaseAsync(CancellationToken cancellationToken = default) =>
        Store.FindLeaseAsync(LeaseOf(Lifecycle), cancellationToken);

    /// <summary>The name of the lease of the host that sends the events of a lifecycle.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    public static string LeaseOf(string lifecycle) => $"events of {lifecycle}";

    private async IAsyncEnumerable<OutgoingEvent> FindAsync(
        bool isDead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var skipped = new UnreadableRows(Lifecycle, report: null);
        var last = 0L;
        var query = new EventQuery { Lifecycle = Lifecycle, Limit = PageSize, IsDead = isDead, Unreadable = Skip };
        do
        {
            query = query with { After = last };
            foreach (var outgoing in await Store.FindEventsAsync(query, cancellationToken).ConfigureAwait(false))
            {
                yield return outgoing;
                last = Math.Max(last, outgoing.Position);
            }
        }
        while (last > query.After);

        skipped.ThrowIfAny();

        void Skip(UnreadableRow row)
        {
            skipped.Add(row);
            last = row.Event!.Value;
        }
    }
}
