using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lifecycle;

/// <summary>
/// Does something for each stored lifecycle, again and again, each time in a scope of its own, until the host stops.
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

    private async Task ServeAsync(StoredLifecycle lifecycle, CancellationToken stoppingToken)
    {
        var logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger(
            $"{LifecycleTelemetry.LogCategory}.{lifecycle.Name}");

        // The host goes on starting.
        await Task.Yield();
        while (true)
        {
            try
            {
                var scope = scopes.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                    await WorkAsync(lifecycle, scope.ServiceProvider, logger, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that does not answer now may answer next time.
                logger.RoundFailed(exception, lifecycle.Name, GetType().Name);
            }

            await Task.Delay(Interval(lifecycle), _clock, stoppingToken).ConfigureAwait(false);
        }
    }
}
