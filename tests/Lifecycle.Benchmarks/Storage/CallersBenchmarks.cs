using BenchmarkDotNet.Attributes;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>
/// Durable fires of several callers at a time, each on an instance of its own. Both ways through the database take some
/// ten thousand calls until the runtime has compiled them for good.
/// </summary>
[WarmupCount(60)]
public class CallersBenchmarks
{
    private const int Fires = 64;

    private StoreUnderTest _store = null!;
    private long _command;

    [Params(Database.Sqlite, Database.Postgres, Database.PreparedPostgres)]
    public Database Database { get; set; }

    [Params(1, 4, 16)]
    public int Callers { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        _store = new(Database);
        for (var caller = 0; caller < Callers; caller++)
            await _store.Manager.StartAsync($"{caller}", new());
    }

    [GlobalCleanup]
    public void Stop() => _store.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Fires)]
    public Task Fire_by_hand() =>
        ForEachCallerAsync((caller, command) => HandWrittenStore.FireAsync(_store, caller, command));

    [Benchmark(OperationsPerInvoke = Fires)]
    public Task Fire() =>
        ForEachCallerAsync(
            (caller, command) =>
                _store.Manager.FireAsync(caller, CounterTrigger.Count, new() { CommandId = command }).AsTask());

    private Task ForEachCallerAsync(Func<string, string, Task> fire) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        for (var count = 0; count < Fires / Callers; count++)
                            await fire($"{caller}", $"command {Interlocked.Increment(ref _command)}");
                    })));
}
