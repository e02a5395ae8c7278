namespace Lifecycle;

/// <content>How histories are verified, exported, and forgotten.</content>
public partial interface ILifecycleManager<TStage, TTrigger, TSubject>
{
    /// <summary>
    /// Checks that the history of an instance is as it was written, and the instance as the history left it.
    /// </summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="expected">
    /// What the history has to begin with, from an earlier export; <see langword="null"/> if nothing is known. Someone
    /// who can rewrite all rows of a history can make it look whole, but not without changing its head.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is of another instance.</exception>
    ValueTask<HistoryVerification> VerifyHistoryAsync(
        string id, HistoryHead? expected = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases what is known of a person: replaces the subject by what remains of it, and erases actor, reason, report
    /// and changes of all entries written so far. The erasure is an entry of the history, which can still be verified.
    /// The instance goes on in its stage. Its dead letters are deleted; events that have not been sent yet stay, and
    /// are sent or become dead letters. Not erased: the id of the instance, ids of commands, and what backups, senders
    /// and logs hold.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="remains">Returns what remains of the subject, which may be a new, empty one. Called again with a
    /// newly read subject after another caller's write.</param>
    /// <param name="command">Who erases, and why; the version that the caller has seen; and the id under which the
    /// erasure may be repeated. Actor and reason are stored with the new entry. It has no payload.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether anything was erased is then unknown.</param>
    /// <returns>The instance with what remains of the subject.</returns>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read, or the new one cannot be written as JSON
    /// without a loss. <see cref="DeleteAsync"/> needs neither.</exception>
    /// <exception cref="CommandReusedException">The command has already done something else.</exception>
    /// <exception cref="ConcurrencyConflictException">The version is not the expected one, or other callers wrote first
    /// at every attempt.</exception>
    /// <exception cref="ArgumentException"><paramref name="remains"/> returns <see langword="null"/>, the command has a
    /// payload, or a text cannot be stored.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> EraseAsync(
        string id,
        Func<TSubject, TSubject> remains,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes an instance with its history, its commands and its dead letters. Events that have not been sent yet
    /// stay, and are sent or become dead letters. Otherwise nothing tells afterwards that there was one, and its id can
    /// be used again.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="expectedVersion">The version that the caller has seen; <see langword="null"/> for any.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether it was deleted is then unknown.</param>
    /// <returns>Whether it was deleted; <see langword="false"/> if there is no such instance.</returns>
    /// <exception cref="ConcurrencyConflictException">The version is not the expected one, or other callers wrote first
    /// at every attempt.</exception>
    ValueTask<bool> DeleteAsync(
        string id, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes old entries from the beginning of the histories, other than the last of each. What is left can still be
    /// verified. A command whose entry is deleted is unknown afterwards, and would be applied again: keep entries
    /// longer than any caller repeats a command. Instances that others write at every attempt are left to the next
    /// call.
    /// </summary>
    /// <param name="before">Entries from before this instant are deleted, up to the first later one.</param>
    /// <param name="unreadable">
    /// Called for each instance that cannot be read, or whose history cannot; <see langword="null"/> to be told by an
    /// exception, after all others were pruned.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation, between two instances.</param>
    /// <returns>How many entries were deleted.</returns>
    /// <exception cref="UnreadableRowsException">Some could not be read, and <paramref name="unreadable"/> is
    /// <see langword="null"/>.</exception>
    ValueTask<long> PruneAsync(
        DateTimeOffset before,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the heads of all histories, ordered by the ids of their instances. Kept elsewhere, they prove later, to
    /// <see cref="VerifyHistoryAsync"/>, that no history was rewritten.
    /// </summary>
    /// <param name="unreadable">
    /// Called for each instance that cannot be read, in its place; <see langword="null"/> to be told by an exception
    /// after the last head.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="UnreadableRowsException">Some could not be read, and <paramref name="unreadable"/> is
    /// <see langword="null"/>.</exception>
    IAsyncEnumerable<HistoryHead> ExportAsync(
        Action<UnreadableRow>? unreadable = null, CancellationToken cancellationToken = default);
}
