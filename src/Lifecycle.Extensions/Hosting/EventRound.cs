using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>
/// One pass over the stored events of a lifecycle: the events of an instance in their order, several instances at a
/// time, each in a scope of its own.
/// </summary>
internal sealed class EventRound(
    StoredLifecycle lifecycle,
    IServiceScopeFactory scopes,
    LifecycleMetrics metrics,
    ILogger logger,
    TimeProvider clock
)
{
    private const int PageSize = 100;
    private const int LongestError = 500;

    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);

    /// <summary>The first event of each instance that cannot be read. The later ones wait for it.</summary>
    private readonly Dictionary<string, long> _unreadable = new(StringComparer.Ordinal);

    /// <exception cref="UnreadableRowsException">Events could not be read. What did not have to wait for them is sent.
    /// </exception>
    public async Task SendAsync(ILifecycleStore store, CancellationToken cancellationToken)
    {
        var sent = new SentEvents(store);
        var skipped = new UnreadableRows(lifecycle.Name, report: null);
        var last = 0L;
        var query = new EventQuery
        {
            Lifecycle = lifecycle.Name,
            Limit = PageSize,
            SendableAt = clock.GetUtcNow(),
            Unreadable = Skip,
        };
        do
        {
            query = query with { After = last };
            var page = await store.FindEventsAsync(query, cancellationToken).ConfigureAwait(false);
            last = Math.Max(last, page is [.., var end] ? end.Position : 0);
            try
            {
                await Parallel.ForEachAsync(
                    page.GroupBy(outgoing => outgoing.InstanceId)
                        .Where(events => !_waiting.Contains(events.Key))
                        .ToArray(),
                    new ParallelOptions
                    {
                        MaxDegreeOfParallelism = lifecycle.Options.SendParallelism,
                        CancellationToken = cancellationToken,
                    },
                    (events, cancellationToken) => SendAsync(events, sent, cancellationToken)).ConfigureAwait(false);
            }
            finally
            {
                await sent.CompleteAsync().ConfigureAwait(false);
            }
        }
        while (last > query.After);

        skipped.ThrowIfAny();

        void Skip(UnreadableRow row)
        {
            skipped.Add(row);
            last = row.Event!.Value;
            _unreadable.TryAdd(row.InstanceId, last);
            logger.EventUnreadable(
                lifecycle.Logged(row.Exception), lifecycle.Name, last, LogText.Of(row.InstanceId));
        }
    }

    private async ValueTask SendAsync(
        IGrouping<string, OutgoingEvent> events, SentEvents sent, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var senders = NamedSender.Of(scope.ServiceProvider.GetServices<ILifecycleEventSender>());
            foreach (var outgoing in events)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_unreadable.TryGetValue(outgoing.InstanceId, out var earlier) && earlier < outgoing.Position)
                    return;

                if (await TrySendAsync(outgoing, senders, cancellationToken).ConfigureAwait(false) is { } failed)
                {
                    await lifecycle.StoreIn(scope.ServiceProvider)
                        .UpdateEventAsync(failed, CancellationToken.None)
                        .ConfigureAwait(false);
                    if (failed.IsDead)
                        continue;

                    // Later events of an instance wait while an earlier one cannot be sent.
                    lock (_waiting)
                        _waiting.Add(outgoing.InstanceId);
                    return;
                }

                sent.Add(outgoing.Position);
                metrics.Sent(lifecycle.Name, clock.GetUtcNow() - outgoing.At);
            }
        }
    }

    /// <summary>Hands an event to each sender that has not accepted it yet.</summary>
    /// <returns>The event after a failed attempt; <see langword="null"/> if it is sent.</returns>
    private async ValueTask<OutgoingEvent?> TrySendAsync(
        OutgoingEvent outgoing, NamedSender[] senders, CancellationToken cancellationToken)
    {
        OutgoingEvent? failed = null;
        var accepted = new List<string>(outgoing.SentTo);
        foreach (var (name, sender) in senders.Where(each => !outgoing.SentTo.Contains(each.Name)))
        {
            try
            {
                await SendAsync(name, sender, outgoing, cancellationToken).ConfigureAwait(false);
                accepted.Add(name);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failed ??= AfterFailure(outgoing, name, exception);
                var (logged, key) = (lifecycle.Logged(exception), LogText.Of(outgoing.Key));
                if (failed.IsDead)
                    logger.EventDead(logged, outgoing.Lifecycle, key, failed.Attempts);
                else
                    logger.EventNotSent(logged, outgoing.Lifecycle, key);
            }
        }

        if (failed is not null)
            metrics.NotSent(lifecycle.Name, failed.IsDead);
        return failed is null ? null : failed with { SentTo = accepted.AsReadOnly() };
    }

    private OutgoingEvent AfterFailure(OutgoingEvent outgoing, string sender, Exception exception)
    {
        var error = $"{sender}: {ExceptionText.Of(exception)}";
        var attempts = outgoing.Attempts + 1;
        return outgoing with
        {
            Attempts = attempts,
            LastError = OneLineText.Of(error.Length <= LongestError ? error : $"{error.AsSpan(0, LongestError)}…"),
            NextAttempt = clock.GetUtcNow() + BackOff.After(attempts),
            IsDead = attempts >= lifecycle.Options.SendAttempts,
        };
    }

    /// <summary>Calls a sender on another thread, so that one that blocks its thread can be left behind, too.</summary>
    /// <exception cref="TimeoutException">The sender did not end in time.</exception>
    private async Task SendAsync(
        string name, ILifecycleEventSender sender, OutgoingEvent outgoing, CancellationToken cancellationToken)
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
            throw new TimeoutException($"{name} did not end within {timeout}.", exception);
        }
    }
}
