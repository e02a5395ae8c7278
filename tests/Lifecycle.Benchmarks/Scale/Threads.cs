using System.Diagnostics;
using Lifecycle.Benchmarks.Engine;
using Lifecycle.Benchmarks.Peers;
using Stateless;

namespace Lifecycle.Benchmarks.Scale;

/// <summary>
/// Sixteen threads that fire, all on one instance or each on its own. A Stateless machine is not thread-safe, so it is
/// guarded by a lock. Fairness is Jain's index of the fires of each thread: 1 if all had equally many, 1/16 if one had
/// them all.
/// </summary>
public static class Threads
{
    private const int Count = 16;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static void Run(TextWriter output)
    {
        var options = new InstanceOptions { KeepHistory = false };
        foreach (var hasCriteria in new[] { false, true })
        {
            var criteria = hasCriteria ? "three criteria" : "no criteria";
            var lifecycle = new ArticleLifecycle(hasCriteria);
            Measure(output, $"Lifecycle, {criteria}", () => lifecycle.Start(new(), options), FireLifecycle);
            if (!hasCriteria)
                Measure(output, "channel actor, hand-written, no criteria", () => new ChannelActor(), FireActor);
            Measure(output, $"Stateless in a lock, {criteria}", () => StartStateless(hasCriteria), FireStateless);
        }
    }

    /// <summary>Fires a trigger that the stage permits, unless another thread changes the stage first.</summary>
    private static void FireLifecycle(LifecycleInstance<ArticleStage, ArticleTrigger, Article> instance) =>
        _ = instance.TryFireAsync(Article.Round[(int)instance.Stage]).AsTask().GetAwaiter().GetResult();

    private static void FireActor(ChannelActor actor) =>
        actor.FireAsync(Article.Round[(int)actor.Stage]).GetAwaiter().GetResult();

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
            $"{name}: {Count} threads fire {onOne.Millions:N1} million times a second on one (fairness "
                + $"{onOne.Fairness:N2}), {onMany.Millions:N1} million on one each");

        (double Millions, double Fairness) Run(Func<int, T> of)
        {
            var instances = Enumerable.Range(0, Count).Select(of).ToArray();
            var fires = new long[Count];
            var isOver = false;
            using var begin = new Barrier(Count + 1);
            var threads = instances.Select((instance, thread) => new Thread(() =>
            {
                begin.SignalAndWait();
                var fired = 0L;
                for (; !Volatile.Read(ref isOver); fired++)
                    fire(instance);
                fires[thread] = fired;
            })).ToArray();
            foreach (var thread in threads)
                thread.Start();

            begin.SignalAndWait();
            var clock = Stopwatch.StartNew();
            Thread.Sleep(Duration);
            Volatile.Write(ref isOver, true);
            foreach (var thread in threads)
                thread.Join();

            var total = fires.Sum();
            return (
                total / clock.Elapsed.TotalSeconds / 1e6,
                (double)total * total / (Count * fires.Sum(count => (double)count * count)));
        }
    }
}
