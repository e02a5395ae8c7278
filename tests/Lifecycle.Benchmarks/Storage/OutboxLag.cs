using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>
/// How long events wait in a host that fires and sends in one process: from the step that emits one, before its commit,
/// until a sender that does nothing is called.
/// </summary>
internal static class OutboxLag
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(TextWriter output)
    {
        foreach (var database in new[] { Database.Sqlite, Database.Postgres })
        {
            foreach (var (callers, pause) in new[] { (4, 20), (16, 0) })
            {
                using var store = new StoreUnderTest(database);
                var sender = new Sender();
                await FireAsync(store, sender, callers, TimeSpan.FromMilliseconds(pause));
                var lags = sender.Lags.Order().ToArray();
                await output.WriteLineAsync(
                    $"{database}, {callers} callers{(pause == 0 ? " without a pause" : $", every {pause} ms")}: "
                        + $"{lags.Length / Duration.TotalSeconds:F0} events/s, lag p50 {Percentile(lags, 0.5):F1} ms, "
                        + $"p95 {Percentile(lags, 0.95):F1} ms, p99 {Percentile(lags, 0.99):F1} ms");
            }
        }
    }

    private static async Task FireAsync(StoreUnderTest store, Sender sender, int callers, TimeSpan pause)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<ILifecycleEventSender>(sender);
        builder.Services
            .AddLifecycle(new TellingLifecycle())
            .UseStore(_ => store.Store)
            .ConfigureStorage(storage => storage.Json = CounterJson.Default.Options);
        using var host = builder.Build();
        await host.StartAsync();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            await using var scope = host.Services.CreateAsyncScope();
            var counters = scope.ServiceProvider
                .GetRequiredService<ILifecycleManager<CounterStage, CounterTrigger, Counter>>();
            await counters.StartAsync($"{caller}", new());
            while (Stopwatch.GetElapsedTime(start) is var elapsed && elapsed < Warmup + Duration)
            {
                sender.IsMeasuring = elapsed >= Warmup;
                await counters.FireAsync($"{caller}", CounterTrigger.Count);
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause);
            }
        })));
        sender.IsMeasuring = false;
        await host.StopAsync();
    }

    private static double Percentile(double[] ordered, double share) =>
        ordered.Length == 0 ? double.NaN : ordered[(int)(share * (ordered.Length - 1))];

    private sealed class TellingLifecycle : LifecycleDefinition<CounterStage, CounterTrigger, Counter>
    {
        protected override void Define(LifecycleBuilder<CounterStage, CounterTrigger, Counter> lifecycle)
        {
            lifecycle.StartsIn(CounterStage.Counting);
            lifecycle
                .Stage(CounterStage.Counting)
                .On(CounterTrigger.Count)
                .OnTransition(context => context.Subject.Count++)
                .Emits(context => new Counted(context.Subject.Count))
                .Stay();
            lifecycle.Stage(CounterStage.Counting).On(CounterTrigger.Stop).GoTo(CounterStage.Counted);
            lifecycle.Stage(CounterStage.Counted).IsTerminal();
        }
    }

    private sealed class Sender : ILifecycleEventSender
    {
        public ConcurrentQueue<double> Lags { get; } = [];

        public volatile bool IsMeasuring;

        public ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
        {
            if (IsMeasuring)
                Lags.Enqueue((DateTimeOffset.UtcNow - outgoing.At).TotalMilliseconds);
            return default;
        }
    }
}
