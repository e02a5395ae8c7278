namespace Lifecycle;

/// <summary>
/// Keeps instances and their histories for as long as it is asked to. Implementations are thread-safe, and what a
/// completed write has reported as written survives whatever the store promises to survive.
/// </summary>
/// <remarks>
/// Everything is text and numbers here, so that a store needs to know no type of an application. The conformance kit of
/// Lifecycle.Testing checks an implementation.
/// </remarks>
public interface ILifecycleStore
{
    /// <summary>Finds an instance.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance; compared ordinally.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The instance as it was written last; <see langword="null"/> if there is none.</returns>
    ValueTask<StoredInstance?> FindAsync(string lifecycle, string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes an instance, entries of its history, and outgoing events: all of it, or nothing. Written only if the
    /// concurrency token before is the stored one and the command has not been applied to the instance before.
    /// </summary>
    /// <param name="write">What to write.</param>
    /// <param name="cancellationToken">Gives up; whether it was written is then unknown.</param>
    /// <returns>Whether it was written, and if not, why.</returns>
    ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds an instance, and what a command has done to it: what has to be known before the command is applied.
    /// </summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance; compared ordinally.</param>
    /// <param name="commandId">The id of the command; compared ordinally.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The instance as it was written last, or later, and the entries that were written with the command;
    /// <see langword="null"/> if there is no such instance.
    /// </returns>
    ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default);

    /// <summary>Reads the history of an instance, oldest first.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LifecycleException">An entry cannot be read, as none is that a store has written.</exception>
    IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle,
        string id,
        CancellationToken cancellationToken = default);

    /// <summary>Reads instances, ordered by id as the store orders text.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The instances, each as it was at one moment during the reading.</returns>
    IAsyncEnumerable<StoredInstance> QueryAsync(InstanceQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts the instances of a lifecycle in each stage, also in stages that no definition has any more.
    /// </summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyDictionary<string, long>> CountByStageAsync(
        string lifecycle,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads outgoing events of a lifecycle that have not been marked as sent. Those of one instance come in the order
    /// of its steps.
    /// </summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="after">The position behind which to begin; 0 for the beginning.</param>
    /// <param name="limit">How many at most; at least 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<OutgoingEvent>> PendingEventsAsync(
        string lifecycle, long after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Marks an outgoing event as sent. Marking it again does nothing.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="cancellationToken">Gives up; it may then be sent again.</param>
    ValueTask MarkSentAsync(long position, CancellationToken cancellationToken = default);
}
