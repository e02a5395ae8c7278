using System.Diagnostics;
using System.Globalization;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>
/// Durable fires of several callers at a time, each on an instance of its own, and the same by hand. Rounds of both
/// alternate, so that whatever else the machine does slows both. Both ways through the database take some ten thousand
/// calls until the runtime has compiled them for good.
/// </summary>
internal static class Callers
{
    private const int Rounds = 9;

    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private static long _command;

    public static async Task RunAsync(TextWriter output)
    {
        foreach (var database in Enum.GetValues<Database>())
        {
            using var store = new StoreUnderTest(database);
            for (var caller = 0; caller < 16; caller++)
                await store.Manager.StartAsync($"{caller}", new());

            await FireAsync(store, 16, Warmup);
            await FireByHandAsync(store, 16, Warmup);
            foreach (var callers in new[] { 1, 4, 16 })
            {
                var (fires, byHand) = (new List<double>(), new List<double>());
                for (var round = 0; round < Rounds; round++)
                {
                    byHand.Add(await FireByHandAsync(store, callers, Round));
                    fires.Add(await FireAsync(store, callers, Round));
                }

                var ratios = fires.Zip(byHand, (one, other) => one / other).Order().ToArray();
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{database}, {callers} callers: {Median(fires):F0} fires/s, by hand {Median(byHand):F0}, ratio "
                        + $"{Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2})"));
            }
        }
    }

    private static Task<double> FireAsync(StoreUnderTest store, int callers, TimeSpan time) =>
        CountAsync(
            callers,
            time,
            (caller, command) =>
                store.Manager.FireAsync(caller, CounterTrigger.Count, new() { CommandId = command }).AsTask());

    private static Task<double> FireByHandAsync(StoreUnderTest store, int callers, TimeSpan time) =>
        CountAsync(callers, time, (caller, command) => HandWrittenStore.FireAsync(store, caller, command));

    /// <summary>How many fires a second the callers make together.</summary>
    private static async Task<double> CountAsync(int callers, TimeSpan time, Func<string, string, Task> fire)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < time; count++)
                await fire($"{caller}", $"command {Interlocked.Increment(ref _command)}");
            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) =>
        values.Order().ToArray() is var ordered ? ordered[ordered.Length / 2] : 0;
}
