using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard;

/// <summary>
/// How many instances are in each stage. To count a million takes a database a good part of a second, so one count
/// serves all callers for some time, and no page waits long for it. Thread-safe.
/// </summary>
internal sealed class StageCounts
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>A count takes at most this share of the time.</summary>
    private const double Share = 0.05;

    /// <summary>By store, because an application may have one for each tenant.</summary>
    private readonly ConditionalWeakTable<ILifecycleStore, ConcurrentDictionary<string, Kept>> _kept = [];

    /// <summary>Counts, or returns what was counted last.</summary>
    /// <returns><see langword="null"/> if the first count takes longer than a page waits.</returns>
    /// <exception cref="LifecycleException">The store did not answer, or cannot be read.</exception>
    public async ValueTask<CountedStages?> OfAsync(DashboardCall call, ShownLifecycle lifecycle)
    {
        var store = call.OutboxOf(lifecycle).Store;

        // The store of one request ends with it, so its count cannot go on behind the page.
        if (!IsShared(call, lifecycle, store))
            return await CountAsync(call.Http.RequestServices, lifecycle, store, call.Now, call.Cancelled)
                .ConfigureAwait(false);

        var scopes = call.Http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        var (known, counting) = Of(store, lifecycle).Look(call.Now, () => Task.Run(async () =>
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                return await CountAsync(scope.ServiceProvider, lifecycle, store, call.Now, CancellationToken.None)
                    .ConfigureAwait(false);
        }));
        try
        {
            return await counting.WaitAsync(call.Options.CountPatience, call.Cancelled).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!counting.IsCompleted)
        {
            return known;
        }
    }

    /// <summary>What was counted last; <see langword="null"/> if nothing was.</summary>
    public CountedStages? Known(DashboardCall call) => Of(call.Store, call.Lifecycle).Last;

    private Kept Of(ILifecycleStore store, ShownLifecycle lifecycle) => _kept
        .GetValue(store, static _ => new(StringComparer.Ordinal))
        .GetOrAdd(lifecycle.Name, static _ => new());

    private static bool IsShared(DashboardCall call, ShownLifecycle lifecycle, ILifecycleStore store)
    {
        using var scope = call.Http.RequestServices.CreateScope();
        return scope.ServiceProvider.GetRequiredKeyedService<LifecycleOutbox>(lifecycle.Name).Store == store;
    }

    private static async Task<CountedStages> CountAsync(
        IServiceProvider services,
        ShownLifecycle lifecycle,
        ILifecycleStore store,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var counts = await store.CountByStageAsync(lifecycle.Name, cancellationToken).ConfigureAwait(false);

        // To find them counts once more, and there are none as a rule.
        IReadOnlyList<StrandedStage> stranded = counts.Any(each => lifecycle.MayStrand(each.Stage, each.Previous))
            ? await services
                .GetRequiredKeyedService<ILifecycleManager>(lifecycle.Name)
                .FindStrandedAsync(cancellationToken)
                .ConfigureAwait(false)
            : [];
        return CountedStages.Of(lifecycle, counts, stranded, now);
    }

    /// <summary>The counts of one lifecycle in one store. Thread-safe.</summary>
    private sealed class Kept
    {
        private readonly Lock _lock = new();
        private Task<CountedStages>? _counting;
        private DateTimeOffset _expires;

        public CountedStages? Last { get; private set; }

        /// <summary>The last counts, and the count that is under way or not too old. A failure is kept, too.</summary>
        public (CountedStages? Last, Task<CountedStages> Counting) Look(
            DateTimeOffset now, Func<Task<CountedStages>> count)
        {
            lock (_lock)
            {
                if (_counting is null || (_counting.IsCompleted && now >= _expires))
                {
                    _expires = DateTimeOffset.MaxValue;
                    _counting = CountAsync(now, count);
                }

                return (Last, _counting);
            }
        }

        private async Task<CountedStages> CountAsync(DateTimeOffset now, Func<Task<CountedStages>> count)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                var counted = await count().ConfigureAwait(false);
                lock (_lock)
                    Last = counted;

                return counted;
            }
            finally
            {
                var took = Stopwatch.GetElapsedTime(start);
                lock (_lock)
                    _expires = now + took + (took / Share > Lifetime ? took / Share : Lifetime);
            }
        }
    }
}
