using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>A durable fire and a read, beside the same by hand.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class StorageBenchmarks
{
    private StoreUnderTest _store = null!;
    private long _command;

    [Params(Database.Sqlite, Database.Postgres)]
    public Database Database { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        _store = new(Database);
        await _store.Manager.StartAsync("ours", new());
        await _store.Manager.StartAsync("by hand", new());
    }

    [GlobalCleanup]
    public void Stop() => _store.Dispose();

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Fire")]
    public Task<bool> Fire_by_hand() => HandWrittenStore.FireAsync(_store, "by hand", $"command {++_command}");

    [Benchmark]
    [BenchmarkCategory("Fire")]
    public async Task<bool> Fire() =>
        (
            await _store.Manager.TryFireAsync(
                "ours",
                CounterTrigger.Count,
                new() { CommandId = $"command {++_command}" })).Accepted;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Read")]
    public Task<Counter> Read_by_hand() => HandWrittenStore.ReadAsync(_store, "by hand");

    [Benchmark]
    [BenchmarkCategory("Read")]
    public async Task<Counter> Read() => (await _store.Manager.GetAsync("ours")).Subject;
}
