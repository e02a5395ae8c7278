using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>
/// Hands stored events to the senders. Of the hosts that share a store, one does so for each lifecycle, by a lease.
/// Without a sender, events stay stored.
/// </summary>
internal sealed class EventService(
    IEnumerable<StoredLifecycle> lifecycles,
    IServiceScopeFactory scopes,
    ILoggerFactory? loggers = null,
    TimeProvider? clock = null
) : PeriodicService(lifecycles, scopes, loggers, clock)
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(1);

    private readonly IServiceScopeFactory _scopes = scopes;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly string _owner = $"{Environment.MachineName}/{Guid.NewGuid():N}";

    protected override TimeSpan Interval(StoredLifecycle lifecycle) => lifecycle.Options.EventInterval;

    protected override async Task WorkAsync(
        StoredLifecycle lifecycle,
        IServiceProvider scope,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        if (!scope.GetServices<ILifecycleEventSender>().Any())
            return;

        var store = lifecycle.StoreIn(scope);
        var name = $"events of {lifecycle.Name}";
        if (!await TryLeaseAsync(store, name, cancellationToken).ConfigureAwait(false))
            return;

        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(lifecycle, name, round);
        try
        {
            await new EventRound(lifecycle, _scopes, logger, _clock)
                .SendAsync(store, round.Token)
                .ConfigureAwait(false);
        }
        finally
        {
            await round.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(false);

            // Another host may go on at once.
            if (cancellationToken.IsCancellationRequested)
                await store.EndLeaseAsync(name, _owner, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private ValueTask<bool> TryLeaseAsync(ILifecycleStore store, string name, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return store.TryLeaseAsync(name, _owner, now, now + LeaseDuration, cancellationToken);
    }

    /// <summary>Renews the lease while a round takes long, and ends the round if the lease is lost.</summary>
    private async Task RenewAsync(StoredLifecycle lifecycle, string name, CancellationTokenSource round)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LeaseDuration / 4, _clock, round.Token).ConfigureAwait(false);
                var scope = _scopes.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                {
                    var store = lifecycle.StoreIn(scope.ServiceProvider);
                    if (!await TryLeaseAsync(store, name, round.Token).ConfigureAwait(false))
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (round.IsCancellationRequested)
        {
            return;
        }
        catch (Exception)
        {
            // Without an answer of the store the lease cannot be relied on. The round that ends reports the store.
        }

        await round.CancelAsync().ConfigureAwait(false);
    }
}
