using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests.Databases;
using Orleans.Configuration;
using StorageWriter;

namespace Lifecycle.Orleans.Tests.Grains;

/// <summary>Silos are killed at random while clients fire. With LIFECYCLE_LONG_TESTS=1 for 100 rounds.</summary>
public abstract class KilledSiloTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const int Clients = 24;
    private const int Lamps = 3;
    private const int Presses = 4;

    private static readonly int Rounds =
        Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") == "1" ? 100 : 2;

    [StoreFact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_doubled()
    {
        using var database = new TDatabase();
        await using var cluster = await StartAsync(database);
        var random = new Random(7);
        var lamps = cluster.Resolve<ILifecycleManager<LampStage, LampTrigger, Lamp>>(
            cluster.Silos.Client.ServiceProvider);
        for (var lamp = 0; lamp < Lamps; lamp++)
            await lamps.StartAsync($"lamp {lamp}", new());

        for (var round = 0; round < Rounds; round++)
        {
            var killAfter = random.Next(Clients * Presses);
            var victim = cluster.Silos.Silos[random.Next(cluster.Silos.Silos.Count)];
            var acknowledged = 0;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
            {
                for (var press = 0; press < Presses; press++)
                {
                    await PressAsync(lamps, $"lamp {(client + press) % Lamps}", $"{round}.{client}.{press}");
                    if (Interlocked.Increment(ref acknowledged) > killAfter)
                        reached.TrySetResult();
                }
            })).ToArray();
            await reached.Task;
            await cluster.Silos.KillSiloAsync(victim);
            await Task.WhenAll(clients);
            await cluster.Silos.StartAdditionalSiloAsync();
        }

        var manager = LampLifecycle.In(database.Open());
        var presses = 0;
        await foreach (var lamp in manager.FindAsync())
        {
            var history = await manager.HistoryAsync(lamp.Id).Skip(1).ToArrayAsync();
            Assert.Equal(history.Length, history.Select(entry => entry.CommandId).Distinct().Count());
            Assert.Equal((history.Length, history.LongLength), (lamp.Subject.Presses, lamp.Version));
            Assert.All(history, (entry, index) =>
                Assert.Equal(index % 2 == 0 ? "Off On" : "On Off", $"{entry.From} {entry.To}"));
            Assert.True((await manager.VerifyHistoryAsync(lamp.Id)).IsWhole);
            presses += history.Length;
        }

        Assert.Equal(Rounds * Clients * Presses, presses);
    }

    /// <summary>Repeats a press under its command id until it is acknowledged.</summary>
    private static async Task PressAsync(
        ILifecycleManager<LampStage, LampTrigger, Lamp> lamps, string lamp, string commandId)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                await lamps.FireAsync(lamp, LampTrigger.Press, new() { CommandId = commandId }, limit.Token);
                return;
            }
            catch (LifecycleStoreException exception) when (exception.IsTransient)
            {
                // A database that is busy, or a silo that was killed: the command is sent again.
            }
        }
    }

    private static Task<GrantCluster> StartAsync(TDatabase database)
    {
        var store = GrantCluster.StoreOf(database);
        return GrantCluster.StartAsync(
            3,
            services => services
                .AddLifecycle(new LampLifecycle())
                .ConfigureStorage(storage => GrantCluster.Configure(storage, LampJson.Default.Options, 10_000))
                .UseStore(store)
                .UseOrleans(),
            builder =>
            {
                // A silo that is gone is found out soon.
                builder.ConfigureSilo((_, silo) => silo
                    .Configure<ClusterMembershipOptions>(membership =>
                    {
                        membership.ProbeTimeout = membership.TableRefreshTimeout = TimeSpan.FromSeconds(1);
                        membership.NumMissedProbesLimit = membership.NumVotesForDeathDeclaration = 1;
                    })
                    .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5)));
                builder.ConfigureClient(client => client
                    .Configure<ClientMessagingOptions>(messaging =>
                        messaging.ResponseTimeout = TimeSpan.FromSeconds(5)));
            });
    }
}
