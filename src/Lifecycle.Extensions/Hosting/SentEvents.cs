namespace Lifecycle;

/// <summary>
/// Deletes events that were sent, several at a time: those that are added during a deletion are deleted by the next.
/// Thread-safe.
/// </summary>
internal sealed class SentEvents(ILifecycleStore store)
{
    private readonly Lock _lock = new();
    private List<long> _sent = [];
    private bool _isDeleting;
    private Task _deletion = Task.CompletedTask;

    public void Add(long position)
    {
        lock (_lock)
        {
            _sent.Add(position);
            if (_isDeleting)
                return;

            _isDeleting = true;
            _deletion = Task.Run(DeleteAsync);
        }
    }

    /// <summary>Waits until all events that were added are deleted.</summary>
    public Task CompleteAsync()
    {
        lock (_lock)
            return _deletion;
    }

    private async Task DeleteAsync()
    {
        while (true)
        {
            List<long> sent;
            lock (_lock)
            {
                if (_sent.Count == 0)
                {
                    _isDeleting = false;
                    return;
                }

                (sent, _sent) = (_sent, []);
            }

            // They are sent, so they are deleted even if the host is stopping.
            await store.DeleteEventsAsync(sent, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
