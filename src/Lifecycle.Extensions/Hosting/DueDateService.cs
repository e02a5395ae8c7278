using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>
/// Fires triggers when they are due: several instances at a time, each in a scope of its own. A round does not wait for
/// the instances that it has started with, so one that takes long holds up no other.
/// </summary>
internal sealed class DueDateService(
    IEnumerable<StoredLifecycle> lifecycles,
    IServiceScopeFactory scopes,
    ILoggerFactory? loggers = null,
    TimeProvider? clock = null
) : PeriodicService(lifecycles, scopes, loggers, clock)
{
    private readonly IServiceScopeFactory _scopes = scopes;
    private readonly ConcurrentDictionary<StoredLifecycle, SemaphoreSlim> _free = new();
    private readonly ConcurrentDictionary<(StoredLifecycle Lifecycle, string Instance), Task> _firing = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(_firing.Values).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override TimeSpan Interval(StoredLifecycle lifecycle) => lifecycle.Options.DueInterval;

    protected override async Task WorkAsync(
        StoredLifecycle lifecycle,
        IServiceProvider scope,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var free = _free.GetOrAdd(lifecycle, static each => new(each.Options.DueParallelism));
        await foreach (var instance in lifecycle.FindDueAsync(scope, cancellationToken).ConfigureAwait(false))
        {
            if (_firing.ContainsKey((lifecycle, instance)))
                continue;

            await free.WaitAsync(cancellationToken).ConfigureAwait(false);
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _firing[(lifecycle, instance)] =
                FireAsync(start.Task, lifecycle, instance, free, logger, cancellationToken);
            start.SetResult();
        }
    }

    private async Task FireAsync(
        Task start,
        StoredLifecycle lifecycle,
        string instance,
        SemaphoreSlim free,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        // It is known to be firing before it can end.
        await start.ConfigureAwait(false);
        try
        {
            var scope = _scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                await lifecycle.FireDueAsync(scope.ServiceProvider, instance, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
        catch (Exception exception)
        {
            // The next round tries this instance again.
            logger.DueInstanceFailed(lifecycle.Logged(exception), lifecycle.Name, LogText.Of(instance));
        }
        finally
        {
            _firing.TryRemove((lifecycle, instance), out _);
            free.Release();
        }
    }
}
