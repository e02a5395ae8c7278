using System.Diagnostics;
using Lifecycle.Benchmarks.Engine;
using Lifecycle.Benchmarks.Peers;
using Stateless;

namespace Lifecycle.Benchmarks.Scale;

/// <summary>
/// Sixteen threads that fire, all on one instance or each on its own. A Stateless machine is not thread-safe, so it is
/// guarded by a lock.
/// </summary>
public static class Threads
{
    private const int Count = 16;
    private const int Fires = 200_000;

    public static void Run(TextWriter output)
    {
        var options = new InstanceOptions { KeepHistory = false };
        foreach (var hasCriteria in new[] { false, true })
        {
            var criteria = hasCriteria ? "three criteria" : "no criteria";
            var lifecycle = new ArticleLifecycle(hasCriteria);
            Measure(output, $"Lifecycle, {criteria}", () => lifecycle.Start(new(), options), FireLifecycle);
            Measure(output, $"Stateless in a lock, {criteria}", () => StartStateless(hasCriteria), FireStateless);
        }
    }

    /// <summary>Fires a trigger that the stage permits, unless another thread changes the stage first.</summary>
    private static void FireLifecycle(LifecycleInstance<ArticleStage, ArticleTrigger, Article> instance) =>
        instance.TryFireAsync(Article.Round[(int)instance.Stage]).AsTask().GetAwaiter().GetResult();

    private static StateMachine<ArticleStage, ArticleTrigger> StartStateless(bool hasGuards) =>
        StatelessMachines.Own(new(), hasGuards);

    private static void FireStateless(StateMachine<ArticleStage, ArticleTrigger> machine)
    {
        lock (machine)
            machine.Fire(Article.Round[(int)machine.State]);
    }

    private static void Measure<T>(TextWriter output, string name, Func<T> start, Action<T> fire)
    {
        var one = start();
        Run(_ => one);
        var onOne = Run(_ => one);
        var onMany = Run(_ => start());
        output.WriteLine(
            $"{name}: {Count} threads fire {onOne:N1} million times a second on one, {onMany:N1} million on one each");

        double Run(Func<int, T> of)
        {
            var instances = Enumerable.Range(0, Count).Select(of).ToArray();
            using var begin = new Barrier(Count + 1);
            var threads = Array.ConvertAll(instances, instance => new Thread(() =>
            {
                begin.SignalAndWait();
                for (var number = 0; number < Fires; number++)
                    fire(instance);
            }));
            foreach (var thread in threads)
                thread.Start();

            begin.SignalAndWait();
            var clock = Stopwatch.StartNew();
            foreach (var thread in threads)
                thread.Join();

            return Count * Fires / clock.Elapsed.TotalSeconds / 1e6;
        }
    }
}
