using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>
/// One pass over the stored events of a lifecycle: the events of an instance in their order, several instances at a
/// time, each in a scope of its own.
/// </summary>
internal sealed class EventRound(
    StoredLifecycle lifecycle, IServiceScopeFactory scopes, ILogger logger, TimeProvider clock)
{
    private const int PageSize = 100;

    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);

    public async Task SendAsync(ILifecycleStore store, CancellationToken cancellationToken)
    {
        var position = 0L;
        while (await store
                .PendingEventsAsync(lifecycle.Name, position, PageSize, cancellationToken)
                .ConfigureAwait(false) is [.., var last] page)
        {
            await Parallel.ForEachAsync(
                page.GroupBy(outgoing => outgoing.InstanceId).Where(events => !_waiting.Contains(events.Key)).ToArray(),
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = lifecycle.Options.SendParallelism,
                    CancellationToken = cancellationToken,
                },
                SendAsync).ConfigureAwait(false);
            position = last.Position;
        }
    }

    private async ValueTask SendAsync(IGrouping<string, OutgoingEvent> events, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var senders = scope.ServiceProvider.GetServices<ILifecycleEventSender>().ToArray();
            var store = lifecycle.StoreIn(scope.ServiceProvider);
            foreach (var outgoing in events)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await TrySendAsync(outgoing, senders, store, cancellationToken).ConfigureAwait(false))
                    continue;

                // Later events of an instance wait while an earlier one cannot be sent.
                lock (_waiting)
                    _waiting.Add(outgoing.InstanceId);
                return;
            }
        }
    }

    private async ValueTask<bool> TrySendAsync(
        OutgoingEvent outgoing,
        ILifecycleEventSender[] senders,
        ILifecycleStore store,
        CancellationToken cancellationToken)
    {
        try
        {
            foreach (var sender in senders)
                await SendAsync(sender, outgoing, cancellationToken).ConfigureAwait(false);

            // The event is sent, so it is marked even if the host is stopping.
            await store.MarkSentAsync(outgoing.Position, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.EventNotSent(lifecycle.Logged(exception), outgoing.Lifecycle, LogText.Of(outgoing.Key));
            return false;
        }
    }

    /// <summary>Calls a sender on another thread, so that one that blocks its thread can be left behind, too.</summary>
    /// <exception cref="TimeoutException">The sender did not end in time.</exception>
    private async Task SendAsync(
        ILifecycleEventSender sender, OutgoingEvent outgoing, CancellationToken cancellationToken)
    {
        var timeout = lifecycle.Options.SendTimeout;
        using var limit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // A host that stops asks the sender to end, and waits until it has: it may have sent the event.
            await Task.Run(() => sender.SendAsync(outgoing, either.Token).AsTask(), CancellationToken.None)
                .WaitAsync(limit.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
            when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{TypeText.Of(sender.GetType())} did not end within {timeout}.", exception);
        }
    }
}
