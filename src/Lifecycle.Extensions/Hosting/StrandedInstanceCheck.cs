using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lifecycle;

/// <summary>
/// Prevents a host from starting while stored instances are in stages that their definition does not have.
/// </summary>
internal sealed class StrandedInstanceCheck(IEnumerable<StoredLifecycle> lifecycles, IServiceScopeFactory scopes)
    : IHostedLifecycleService
{
    /// <exception cref="StrandedInstancesException">There are such instances.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var stranded = new List<KeyValuePair<string, StrandedStage>>();
        foreach (var lifecycle in lifecycles)
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                foreach (var stage in await lifecycle
                        .FindStrandedAsync(scope.ServiceProvider, cancellationToken)
                        .ConfigureAwait(false))
                    stranded.Add(new(lifecycle.Name, stage));
            }
        }

        if (stranded.Count > 0)
            throw new StrandedInstancesException(stranded);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
