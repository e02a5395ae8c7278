namespace Lifecycle;

/// <summary>Turns, one at a time, in the order in which they were asked for. Thread-safe.</summary>
internal sealed class TurnQueue
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;
    private (Guid Ticket, TaskCompletionSource Ended) _present;

    /// <summary>Waits for a turn.</summary>
    public async Task TakeAsync(Guid ticket, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_lock)
            (before, _last) = (_last, turn.Task);

        try
        {
            await before.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Those behind wait for those before.
            _ = before.ContinueWith(
                _ => turn.SetResult(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        lock (_lock)
            _present = (ticket, turn);
    }

    /// <summary>Ends a turn, unless it has ended.</summary>
    public void End(Guid ticket)
    {
        TaskCompletionSource ended;
        lock (_lock)
        {
            if (_present.Ticket != ticket)
                return;

            ended = _present.Ended;
            _present = default;
        }

        ended.SetResult();
    }

    /// <summary>Ends the present turn after a time, unless it ends before.</summary>
    public async Task EndAfterAsync(Guid ticket, TimeSpan limit, TimeProvider clock)
    {
        Task ended;
        lock (_lock)
        {
            if (_present.Ticket != ticket)
                return;

            ended = _present.Ended.Task;
        }

        await ended.WaitAsync(limit, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(ticket);
    }
}
