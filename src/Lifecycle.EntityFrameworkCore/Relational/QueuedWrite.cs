namespace Lifecycle.EntityFrameworkCore;

/// <summary>A write that waits for its turn. Thread-safe.</summary>
/// <param name="attempt">The write.</param>
/// <param name="cancellationToken">Cancelled by its caller.</param>
internal sealed class QueuedWrite(WriteAttempt attempt, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<StoreOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _isTaken;

    public WriteAttempt Attempt => attempt;

    public CancellationToken CancellationToken => cancellationToken;

    public Task<StoreOutcome> Outcome => _outcome.Task;

    /// <summary>Takes the write out of the queue, to write it.</summary>
    /// <returns><see langword="false"/> if its caller has cancelled.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Its caller no longer waits. If it is not taken yet, it never is.</summary>
    public void Cancel() => Interlocked.Exchange(ref _isTaken, 1);

    public void End(StoreOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
