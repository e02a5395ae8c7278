using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lifecycle.Benchmarks.Storage;

/// <summary>Stored events to a sender that does nothing: a host of the library, and a loop written by hand.</summary>
public class OutboxBenchmarks
{
    private const int Instances = 100;
    private const int EventsOfEach = 10;
    private const int Events = Instances * EventsOfEach;

    private StoreUnderTest _store = null!;

    [Params(Database.Sqlite, Database.Postgres)]
    public Database Database { get; set; }

    [GlobalSetup]
    public async Task Start()
    {
        _store = new(Database);
        for (var id = 0; id < Instances; id++)
            await _store.Manager.StartAsync($"{id}", new());
    }

    [GlobalCleanup]
    public void Stop() => _store.Dispose();

    [IterationSetup]
    public void Store() => StoreEventsAsync().GetAwaiter().GetResult();

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public async Task Send_by_hand()
    {
        await using var connection = await _store.OpenAsync();
        while (true)
        {
            var positions = new List<long>();
            await using (var find = connection.CreateCommand())
            {
                find.CommandText = """
                    SELECT "Position", "Key", "Body" FROM "LifecycleEvents" ORDER BY "Position" LIMIT 100
                    """;
                await using var reader = await find.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    positions.Add(reader.GetInt64(0));
            }

            if (positions.Count == 0)
                return;

            await using var delete = connection.CreateCommand();
            var list = string.Join(", ", positions.Select(each => each.ToString(CultureInfo.InvariantCulture)));
            delete.CommandText = $"""DELETE FROM "LifecycleEvents" WHERE "Position" IN ({list})""";
            await delete.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Includes the start and the stop of the host.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public async Task Send()
    {
        var sender = new Sender(Events);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<ILifecycleEventSender>(sender);
        builder.Services
            .AddLifecycle(new CounterLifecycle())
            .UseStore(_ => _store.Store)
            .ConfigureStorage(storage => storage.Json = CounterJson.Default.Options);
        using var host = builder.Build();
        await host.StartAsync();
        await sender.Done;
        await host.StopAsync();
    }

    private async Task StoreEventsAsync()
    {
        for (var id = 0; id < Instances; id++)
        {
            var before = await _store.Store.FindAsync(nameof(CounterLifecycle), $"{id}");
            await _store.Store.WriteAsync(new()
            {
                Instance = before! with { ConcurrencyToken = before!.ConcurrencyToken + 1 },
                Events =
                [
                    .. Enumerable.Range(0, EventsOfEach).Select(order => new OutgoingEvent
                    {
                        Key = $"{id}/{before!.ConcurrencyToken}/{order}",
                        Lifecycle = nameof(CounterLifecycle),
                        InstanceId = $"{id}",
                        Type = "Counted",
                        Body = """{"Count":1}""",
                        At = DateTimeOffset.UtcNow,
                    }),
                ],
            });
        }
    }

    private sealed class Sender(int expected) : ILifecycleEventSender
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = expected;

        public Task Done => _done.Task;

        public ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
        {
            if (Interlocked.Decrement(ref _left) == 0)
                _done.SetResult();
            return default;
        }
    }
}
