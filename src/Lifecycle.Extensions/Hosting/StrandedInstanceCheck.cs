using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lifecycle;

/// <summary>
/// Prevents a host from starting while stored instances are in stages that their definition does not have. If the
/// database does not answer, the host starts, and the check is made once it does.
/// </summary>
internal sealed class StrandedInstanceCheck(
    IEnumerable<StoredLifecycle> lifecycles,
    IServiceScopeFactory scopes,
    ILoggerFactory? loggers = null,
    TimeProvider? clock = null
) : IHostedLifecycleService, IDisposable
{
    private const string Problem = "start check";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private Task _later = Task.CompletedTask;

    /// <exception cref="StrandedInstancesException">There are such instances.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var stranded = new List<KeyValuePair<string, StrandedStage>>();
        var unreachable = new List<StoredLifecycle>();
        foreach (var lifecycle in lifecycles)
        {
            if (await TryFindAsync(lifecycle, cancellationToken).ConfigureAwait(false) is { } found)
                stranded.AddRange(found);
            else
                unreachable.Add(lifecycle);
        }

        if (stranded.Count > 0)
            throw new StrandedInstancesException(stranded);

        _later = Task.WhenAll(unreachable.Select(lifecycle => CheckLaterAsync(lifecycle, _stopping.Token)));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await _later.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    /// <returns><see langword="null"/> if the database does not answer.</returns>
    private async Task<KeyValuePair<string, StrandedStage>[]?> TryFindAsync(
        StoredLifecycle lifecycle, CancellationToken cancellationToken)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var found = await lifecycle
                    .FindStrandedAsync(scope.ServiceProvider, cancellationToken)
                    .ConfigureAwait(false);
                lifecycle.Problems.TryRemove(Problem, out _);
                return [.. found.Select(stage => KeyValuePair.Create(lifecycle.Name, stage))];
            }
        }
        catch (LifecycleStoreException exception) when (exception.IsTransient)
        {
            var logged = lifecycle.Logged(exception);
            if (lifecycle.Problems.TryAdd(Problem, $"the database does not answer: {logged.Message}"))
                Logger(lifecycle).DatabaseUnreachable(logged, lifecycle.Name);
            return null;
        }
    }

    private async Task CheckLaterAsync(StoredLifecycle lifecycle, CancellationToken cancellationToken)
    {
        KeyValuePair<string, StrandedStage>[]? found;
        do
        {
            await Task.Delay(Interval, clock ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
            found = await TryFindAsync(lifecycle, cancellationToken).ConfigureAwait(false);
        }
        while (found is null);

        if (found is [])
            return;

        var stranded = new StrandedInstancesException(found);
        lifecycle.Problems[Problem] = stranded.Message;
        Logger(lifecycle).Stranded(stranded, lifecycle.Name);
    }

    private ILogger Logger(StoredLifecycle lifecycle) => (loggers ?? NullLoggerFactory.Instance).CreateLogger(
        $"{LifecycleTelemetry.LogCategory}.{lifecycle.Name}");
}
