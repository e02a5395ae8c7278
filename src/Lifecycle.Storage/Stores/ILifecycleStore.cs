namespace Lifecycle;

/// <summary>
/// Keeps instances with their histories and outgoing events. Implementations are thread-safe, and what they report as
/// written is as durable as the store promises.
/// </summary>
/// <remarks>
/// A store sees only text and numbers, so it needs none of the application's types. The conformance kit in
/// Lifecycle.Testing checks an implementation.
/// </remarks>
public interface ILifecycleStore
{
    /// <summary>Finds an instance.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance; compared ordinally.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The instance as it was last written; <see langword="null"/> if there is none.</returns>
    /// <exception cref="DamagedInstanceException">The row is not one that the store wrote.</exception>
    ValueTask<StoredInstance?> FindAsync(string lifecycle, string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes an instance, entries of its history, and outgoing events: all or nothing. The write succeeds only if the
    /// stored concurrency token is one less than the written one, the stored head is
    /// <see cref="StoreWrite.PreviousHead"/>, and the command has not been applied to the instance.
    /// </summary>
    /// <param name="write">What to write.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether anything was written is then unknown.</param>
    /// <returns>Whether it was written, and if not, why.</returns>
    ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds an instance, and what a command has already done to it: the two facts needed before the command is
    /// applied.
    /// </summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance; compared ordinally.</param>
    /// <param name="commandId">The id of the command; compared ordinally.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>
    /// The entries that were written with the command, and the instance as it was when they were read or later;
    /// <see langword="null"/> if there is no such instance.
    /// </returns>
    ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default);

    /// <summary>Reads the history of an instance, oldest first. Empty if there is no such instance.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LifecycleException">An entry is not one that a store wrote.</exception>
    IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle,
        string id,
        CancellationToken cancellationToken = default);

    /// <summary>Reads the end of the history of an instance, or of what comes before an entry.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="before">
    /// The number of the entry; <see cref="long.MaxValue"/> for the end of the whole history.
    /// </param>
    /// <param name="limit">The most entries to read; at least 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The entries, the latest first. Empty if there is no such instance.</returns>
    /// <exception cref="LifecycleException">An entry is not one that a store wrote.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    ValueTask<IReadOnlyList<StoredEntry>> LatestEntriesAsync(
        string lifecycle, string id, long before, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the histories of all instances of a lifecycle, one instance after the other in the store's order of ids,
    /// each history oldest first. Takes memory for a page of entries, however many there are.
    /// </summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="unreadable">
    /// Called for each entry that cannot be read, in its place; <see langword="null"/> to end the reading with the
    /// exception.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LifecycleException">An entry is not one that a store wrote, and <paramref name="unreadable"/>
    /// is <see langword="null"/>.</exception>
    IAsyncEnumerable<InstanceEntry> HistoriesAsync(
        string lifecycle,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads instances, ordered by id in the store's order of text, in which texts with one beginning follow it. If the
    /// query has <see cref="InstanceQuery.DueBy"/> or <see cref="InstanceQuery.UnsettledBy"/>, they are ordered by when
    /// they fall due, those of one instant by id; an instance that is written meanwhile and falls due again may be read
    /// again.
    /// </summary>
    /// <param name="query">Selects the instances.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The instances, each as it was at some moment during the reading.</returns>
    /// <exception cref="DamagedInstanceException">A row is not one that the store wrote, and the query has no
    /// <see cref="InstanceQuery.Unreadable"/>.</exception>
    IAsyncEnumerable<StoredInstance> QueryAsync(InstanceQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts the instances of a lifecycle by their stage and the one before it, including stages that its definition
    /// does not have.
    /// </summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The counts, in any order.</returns>
    ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(
        string lifecycle,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads outgoing events, ordered by position. Events of one instance are in the order of its steps.
    /// </summary>
    /// <param name="query">Which events.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    ValueTask<IReadOnlyList<OutgoingEvent>> FindEventsAsync(
        EventQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores what the attempts to send an event have led to: <see cref="OutgoingEvent.Attempts"/>,
    /// <see cref="OutgoingEvent.LastError"/>, <see cref="OutgoingEvent.NextAttempt"/>,
    /// <see cref="OutgoingEvent.SentTo"/> and <see cref="OutgoingEvent.IsDead"/>.
    /// </summary>
    /// <param name="outgoing">The event, found by its position.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the event was changed is then unknown.</param>
    /// <returns><see langword="false"/> if the event has been deleted.</returns>
    ValueTask<bool> UpdateEventAsync(OutgoingEvent outgoing, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes events that have been sent, or that are not to be sent. One that is gone already is no error.
    /// </summary>
    /// <param name="positions">The positions of the events.</param>
    /// <param name="cancellationToken">Cancels the operation. The events may then be sent again.</param>
    ValueTask DeleteEventsAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a lease, or renews it. Of several processes that share the store, one holds a lease until it gives it back
    /// or lets it expire.
    /// </summary>
    /// <param name="name">What is leased: 1 to <see cref="StoreLimits.LongestId"/> characters.</param>
    /// <param name="owner">Who takes it: 1 to <see cref="StoreLimits.LongestId"/> characters, different for each
    /// process.</param>
    /// <param name="now">The present time. A lease that ends by then can be taken by another owner.</param>
    /// <param name="until">When the lease ends.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the lease was taken is then unknown.</param>
    /// <returns>Whether <paramref name="owner"/> holds the lease; <see langword="false"/> if another does.</returns>
    ValueTask<bool> TryLeaseAsync(
        string name,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken = default);

    /// <summary>Finds a lease.</summary>
    /// <param name="name">What is leased.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>
    /// The lease as it was last taken or renewed, also one that has ended; <see langword="null"/> if it was never
    /// taken, or was given back.
    /// </returns>
    ValueTask<StoredLease?> FindLeaseAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Gives a lease back. Does nothing if the owner does not hold it.</summary>
    /// <param name="name">What is leased.</param>
    /// <param name="owner">Who gives it back.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask EndLeaseAsync(string name, string owner, CancellationToken cancellationToken = default);
}
