using System.Diagnostics;
using Lifecycle.Benchmarks.Engine;
using Lifecycle.Benchmarks.Peers;

namespace Lifecycle.Benchmarks.Scale;

/// <summary>
/// A million live instances: the memory they take, how fast they fire, and how long the garbage collector pauses them.
/// </summary>
public static class LiveInstances
{
    public static async Task RunAsync(TextWriter output)
    {
        const int Count = 1_000_000;
        var lifecycle = new ArticleLifecycle(hasCriteria: true);
        var options = new InstanceOptions { KeepHistory = false };
        var article = new Article();
        await MeasureAsync(output, "Lifecycle", Count, () => lifecycle.Start(article, options), async instance =>
        {
            foreach (var trigger in Article.Round)
                await instance.FireAsync(trigger);
        });

        // A tenth of them, since a million would take more memory than most machines have.
        await MeasureAsync(
            output,
            "Stateless",
            Count / 10,
            () => StatelessMachines.Own(article, hasGuards: true),
            machine =>
            {
                foreach (var trigger in Article.Round)
                    machine.Fire(trigger);

                return ValueTask.CompletedTask;
            });
    }

    private static async Task MeasureAsync<T>(
        TextWriter output,
        string name,
        int count,
        Func<T> start,
        Func<T, ValueTask> fireRoundAsync)
    {
        await fireRoundAsync(start());
        var all = new T[count];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        for (var index = 0; index < count; index++)
            all[index] = start();

        var starting = clock.Elapsed;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;

        var (pauses, collections) = (GC.GetTotalPauseDuration(), GC.CollectionCount(0));
        clock.Restart();
        foreach (var each in all)
            await fireRoundAsync(each);

        var firing = clock.Elapsed;
        pauses = GC.GetTotalPauseDuration() - pauses;
        collections = GC.CollectionCount(0) - collections;
        var fullPause = GC.GetTotalPauseDuration();
        GC.Collect();
        fullPause = GC.GetTotalPauseDuration() - fullPause;
        output.WriteLine(
            $"{name}: {count:N0} live, {(double)bytes / count:N0} bytes each, {starting.TotalNanoseconds / count:N0} "
                + "ns to start one; "
                + $"{count * 4 / firing.TotalSeconds / 1e6:N1} million fires/s, {collections} collections that stopped "
                    + $"them for {pauses.TotalMilliseconds:N0} ms; "
                + $"a full collection stops them for {fullPause.TotalMilliseconds:N0} ms");
        GC.KeepAlive(all);
    }
}
