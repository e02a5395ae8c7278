using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>Hands stored events to the senders. Without a sender, events stay stored.</summary>
internal sealed class EventService(
    IEnumerable<StoredLifecycle> lifecycles,
    IServiceScopeFactory scopes,
    ILoggerFactory? loggers = null,
    TimeProvider? clock = null
) : PeriodicService(lifecycles, scopes, loggers, clock)
{
    private const int PageSize = 100;

    protected override TimeSpan Interval(StoredLifecycle lifecycle) => lifecycle.Options.EventInterval;

    protected override async Task WorkAsync(
        StoredLifecycle lifecycle,
        IServiceProvider scope,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        if (scope.GetServices<ILifecycleEventSender>().ToArray() is not [_, ..] senders)
            return;

        var store = lifecycle.StoreIn(scope);
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        var position = 0L;
        while (await store
                .PendingEventsAsync(lifecycle.Name, position, PageSize, cancellationToken)
                .ConfigureAwait(false) is [.., var last] page)
        {
            // Later events of an instance wait while an earlier one cannot be sent.
            foreach (var outgoing in page.Where(outgoing => !waiting.Contains(outgoing.InstanceId)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!await TrySendAsync(outgoing).ConfigureAwait(false))
                    waiting.Add(outgoing.InstanceId);
            }

            position = last.Position;
        }

        async ValueTask<bool> TrySendAsync(OutgoingEvent outgoing)
        {
            try
            {
                foreach (var sender in senders)
                    await sender.SendAsync(outgoing, cancellationToken).ConfigureAwait(false);

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
    }
}
