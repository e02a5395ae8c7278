namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// Lets the writes of a process to one database take turns, and commits those that wait together: a commit waits for
/// the disk, so it is what limits a database with one writer. Thread-safe.
/// </summary>
/// <param name="turn">Held while a group is written.</param>
/// <param name="write">Writes a group, and completes each of its writes.</param>
internal sealed class GroupCommit(SemaphoreSlim turn, Func<QueuedWrite[], Task> write)
{
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly Queue<QueuedWrite> _queue = [];
    private bool _isWriting;

    /// <exception cref="OperationCanceledException">The caller cancelled. If the write had its turn, whether it was
    /// written is unknown; otherwise it was not.</exception>
    public async ValueTask<StoreOutcome> WriteAsync(WriteAttempt attempt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = new QueuedWrite(attempt, cancellationToken);
        bool isFirst;
        lock (_lock)
        {
            _queue.Enqueue(queued);
            (isFirst, _isWriting) = (!_isWriting, true);
        }

        // On another thread, so that each caller can cancel, and without the ambient data of the first.
        if (isFirst)
        {
            using (ExecutionContext.SuppressFlow())
                _ = Task.Run(WriteAllAsync, CancellationToken.None);
        }

        try
        {
            return await queued.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            queued.Cancel();
            throw;
        }
    }

    private async Task WriteAllAsync()
    {
        while (await WriteNextAsync().ConfigureAwait(false))
        {
        }
    }

    /// <summary>Writes the group that waits.</summary>
    /// <returns>Whether others wait.</returns>
    private async Task<bool> WriteNextAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            QueuedWrite[] group;
            lock (_lock)
                group = [.. Taken().Take(Most)];

            if (group.Length > 0)
                await write(group).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }

        lock (_lock)
            return _isWriting = _queue.Count > 0;
    }

    private IEnumerable<QueuedWrite> Taken()
    {
        while (_queue.TryDequeue(out var next))
        {
            if (next.TryTake())
                yield return next;
        }
    }
}
