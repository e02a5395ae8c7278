using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle;

/// <summary>Fires triggers when they are due.</summary>
internal sealed class DueDateService(
    IEnumerable<StoredLifecycle> lifecycles,
    IServiceScopeFactory scopes,
    ILoggerFactory? loggers = null,
    TimeProvider? clock = null
) : PeriodicService(lifecycles, scopes, loggers, clock)
{
    protected override TimeSpan Interval(StoredLifecycle lifecycle) => lifecycle.Options.DueInterval;

    protected override Task WorkAsync(
        StoredLifecycle lifecycle,
        IServiceProvider scope,
        ILogger logger,
        CancellationToken cancellationToken) => lifecycle.FireDueAsync(scope, cancellationToken);
}
