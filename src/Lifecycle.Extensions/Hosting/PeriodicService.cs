using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lifecycle;

/// <summary>
/// Works for each stored lifecycle at an interval, each time in a new scope, until the host stops.
/// </summary>
internal abstract class PeriodicService(
    IEnumerable<StoredLifecycle> lifecycles,
    IServiceScopeFactory scopes,
    ILoggerFactory? loggers,
    TimeProvider? clock
) : BackgroundService
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            lifecycles
                .Where(lifecycle => Interval(lifecycle) != Timeout.InfiniteTimeSpan)
                .Select(lifecycle => ServeAsync(lifecycle, stoppingToken)));

    protected abstract TimeSpan Interval(StoredLifecycle lifecycle);

    protected abstract Task WorkAsync(
        StoredLifecycle lifecycle,
        IServiceProvider scope,
        ILogger logger,
        CancellationToken cancellationToken);

    /// <summary>Waits for the next round.</summary>
    protected virtual Task WaitAsync(StoredLifecycle lifecycle, CancellationToken cancellationToken) =>
        Task.Delay(Interval(lifecycle), _clock, cancellationToken);

    private async Task ServeAsync(StoredLifecycle lifecycle, CancellationToken stoppingToken)
    {
        var logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger(
            $"{LifecycleTelemetry.LogCategory}.{lifecycle.Name}");

        // Lets the host continue to start.
        await Task.Yield();
        while (true)
        {
            try
            {
                var scope = scopes.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                    await WorkAsync(lifecycle, scope.ServiceProvider, logger, stoppingToken).ConfigureAwait(false);
                lifecycle.Problems.TryRemove(GetType().Name, out _);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The failure may be temporary, such as a database that does not answer.
                var logged = lifecycle.Logged(exception);
                lifecycle.Problems[GetType().Name] = $"the last round of {GetType().Name} failed: {logged.Message}";
                logger.RoundFailed(logged, lifecycle.Name, GetType().Name);
            }

            await WaitAsync(lifecycle, stoppingToken).ConfigureAwait(false);
        }
    }
}
