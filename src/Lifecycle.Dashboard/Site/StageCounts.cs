using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Lifecycle.Dashboard;

/// <summary>
/// How many instances are in each stage. To count a million takes a database a good part of a second, so counts are
/// kept for some seconds, and one caller counts for all. Thread-safe.
/// </summary>
internal sealed class StageCounts
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>By store, because an application may have one for each tenant.</summary>
    private readonly ConditionalWeakTable<ILifecycleStore, ConcurrentDictionary<string, Kept>> _kept = [];

    public async ValueTask<IReadOnlyDictionary<string, long>> OfAsync(
        string lifecycle, ILifecycleStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = _kept
            .GetValue(store, static _ => new(StringComparer.Ordinal))
            .GetOrAdd(lifecycle, static _ => new());
        await kept.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (kept.Counts is null || now - kept.At >= Lifetime || now < kept.At)
            {
                var counted = await store.CountByStageAsync(lifecycle, cancellationToken).ConfigureAwait(false);
                kept.Counts = counted
                    .GroupBy(each => each.Stage, StringComparer.Ordinal)
                    .ToDictionary(stage => stage.Key, stage => stage.Sum(each => each.Count), StringComparer.Ordinal);
                kept.At = now;
            }

            return kept.Counts;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public DateTimeOffset At { get; set; }

        public IReadOnlyDictionary<string, long>? Counts { get; set; }
    }
}
