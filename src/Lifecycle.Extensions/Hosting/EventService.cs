using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>
/// Hands stored events to the senders, at an interval and whenever this process has stored some. Of the hosts that
/// share a store, one does so for each lifecycle, by a lease. Without a sender, events stay stored.
/// </summary>
internal sealed class EventService(
    IEnumerable<StoredLifecycle> lifecycles,
    IServiceScopeFactory scopes,
    LifecycleMetrics metrics,
    ILoggerFactory? loggers = null,
    TimeProvider? clock = null
) : PeriodicService(lifecycles, scopes, loggers, clock)
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(1);

    private readonly IServiceScopeFactory _scopes = scopes;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>A name that tells an operator which process it is, and that no other has.</summary>
    private readonly string _owner = string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.MachineName}, process {Environment.ProcessId}, {Guid.NewGuid():N}");

    /// <summary>The ends of the leases that this host holds.</summary>
    private readonly ConcurrentDictionary<StoredLifecycle, DateTimeOffset> _leased = new();

    /// <summary>Gives the leases back, so that another host goes on at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        foreach (var lifecycle in _leased.Keys)
        {
            try
            {
                var scope = _scopes.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                    await lifecycle.StoreIn(scope.ServiceProvider)
                        .EndLeaseAsync(LeaseOf(lifecycle), _owner, cancellationToken)
                        .ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // A store that does not answer lets the lease expire.
            }
        }
    }

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
        lifecycle.StoredEvents.Reset();
        if (!await HoldsLeaseAsync(store, lifecycle, cancellationToken).ConfigureAwait(false))
            return;

        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(lifecycle, round);
        try
        {
            await new EventRound(lifecycle, _scopes, metrics, logger, _clock)
                .SendAsync(store, round.Token)
                .ConfigureAwait(false);
        }
        finally
        {
            await round.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(false);
        }
    }

    /// <summary>Events of this process do not wake a host that another one sends the events for.</summary>
    protected override Task WaitAsync(StoredLifecycle lifecycle, CancellationToken cancellationToken) =>
        _leased.ContainsKey(lifecycle)
            ? lifecycle.StoredEvents.WaitAsync(Interval(lifecycle), _clock, cancellationToken)
            : base.WaitAsync(lifecycle, cancellationToken);

    private static string LeaseOf(StoredLifecycle lifecycle) => LifecycleOutbox.LeaseOf(lifecycle.Name);

    /// <summary>Takes or renews the lease, unless most of it is left.</summary>
    private async ValueTask<bool> HoldsLeaseAsync(
        ILifecycleStore store, StoredLifecycle lifecycle, CancellationToken cancellationToken) =>
        (_leased.TryGetValue(lifecycle, out var end) && end - _clock.GetUtcNow() > LeaseDuration * 0.75)
        || await TryLeaseAsync(store, lifecycle, cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> TryLeaseAsync(
        ILifecycleStore store, StoredLifecycle lifecycle, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (await store
                .TryLeaseAsync(LeaseOf(lifecycle), _owner, now, now + LeaseDuration, cancellationToken)
                .ConfigureAwait(false))
        {
            _leased[lifecycle] = now + LeaseDuration;
            return true;
        }

        _leased.TryRemove(lifecycle, out _);
        return false;
    }

    /// <summary>Renews the lease while a round takes long, and ends the round if the lease is lost.</summary>
    private async Task RenewAsync(StoredLifecycle lifecycle, CancellationTokenSource round)
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
                    if (!await TryLeaseAsync(store, lifecycle, round.Token).ConfigureAwait(false))
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
