using BenchmarkDotNet.Attributes;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>The verification of a long history, beside reading its rows by hand.</summary>
public class VerificationBenchmarks
{
    private const int Entries = 10_000;
    private const int EntriesOfWrite = 500;

    private StoreUnderTest _store = null!;

    [Params(Database.Sqlite, Database.Postgres)]
    public Database Database { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        _store = new(Database);
        await _store.Manager.StartAsync("long", new());
        await _store.Manager.FireAsync("long", CounterTrigger.Count, new() { Actor = "Ann", Reason = "One more." });
        var entry = (await _store.Manager.HistoryAsync("long").ToArrayAsync())[^1];
        var instance = (await _store.Manager.GetAsync("long")).Stored;
        for (var count = 0; count < Entries / EntriesOfWrite; count++)
        {
            instance = instance with
            {
                ConcurrencyToken = instance.ConcurrencyToken + 1,
                Version = instance.Version + EntriesOfWrite,
            };
            var write = HistoryChain.Append(instance, Enumerable.Repeat(entry, EntriesOfWrite));
            await _store.Store.WriteAsync(write);
            instance = write.Instance;
        }
    }

    [GlobalCleanup]
    public void Stop() => _store.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Entries)]
    public async Task<long> Read_by_hand()
    {
        await using var connection = await _store.OpenAsync();
        await using var read = connection.CreateCommand();
        read.CommandText = """SELECT * FROM "LifecycleEntries" WHERE "InstanceId" = 'long' ORDER BY "Number" """;
        await using var reader = await read.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        var bytes = 0L;
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            bytes += values.Sum(value => value switch
            {
                string text => text.Length,
                byte[] digest => digest.Length,
                _ => 8,
            });
        }

        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Entries)]
    public async Task<bool> Verify() =>
        (await _store.Manager.VerifyHistoryAsync("long")).IsWhole
            ? true
            : throw new InvalidOperationException("The history is not whole.");
}
