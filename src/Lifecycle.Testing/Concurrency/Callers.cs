using System.Runtime.CompilerServices;

namespace Lifecycle.Testing;

/// <summary>Runs the callers of stories, each on a thread of its own.</summary>
internal sealed class Callers<TStage, TTrigger>(TimeSpan timeout, TimeProvider timeProvider)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Starts of callers are apart by up to two to this power steps of a loop.</summary>
    private const int LargestOffset = 12;

    /// <summary>
    /// Lets the callers fire in one run after the other. They start each run at the same moment, and then wait for a
    /// random time, from nothing to some microseconds, as a race may need any distance between two calls.
    /// </summary>
    /// <returns>False if no call ended for the length of the time-out.</returns>
    public async Task<bool> FireAsync(IReadOnlyList<StoryRun<TStage, TTrigger>> runs, int seed)
    {
        var count = runs[0].Callers.Count;
        if (count == 0)
            return true;

        using var stop = new CancellationTokenSource();
        var progress = new StrongBox<long>();
        var callers = Enumerable.Range(0, count).Select(caller => StartAsync(runs, caller, seed, progress, stop.Token));
        var all = Task.WhenAll(callers.ToArray());
        while (true)
        {
            var before = Volatile.Read(ref progress.Value);
            using var limit = new CancellationTokenSource(timeout, timeProvider);
            try
            {
                await all.WaitAsync(limit.Token).ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                if (before != Volatile.Read(ref progress.Value))
                    continue;

                await stop.CancelAsync().ConfigureAwait(false);
                return false;
            }
        }
    }

    private static Task StartAsync(
        IReadOnlyList<StoryRun<TStage, TTrigger>> runs,
        int caller,
        int seed,
        StrongBox<long> progress,
        CancellationToken stop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var random = new Random(HashCode.Combine(seed, caller));
        var context = new YieldingContext(random.Next());
        var thread = new Thread(() =>
        {
            for (var number = 0; number < runs.Count; number++)
            {
                var run = runs[number];
                SynchronizationContext.SetSynchronizationContext(number % 2 == 0 ? null : context);
                if (!run.Arrive(stop))
                    break;

                foreach (var call in run.Callers[caller])
                {
                    if (stop.IsCancellationRequested)
                        break;

                    Wait(random);
                    run.Fire(call, stop);
                    Interlocked.Increment(ref progress.Value);
                }
            }

            ended.SetResult();
        })
        {
            IsBackground = true,
            Name = $"Caller {caller + 1}",
        };
        thread.Start();
        return ended.Task;
    }

    private static void Wait(Random random)
    {
        var steps = random.Next(1 << random.Next(LargestOffset));
        for (var step = 0; step < steps; step++)
            Volatile.Read(ref steps);
    }
}
