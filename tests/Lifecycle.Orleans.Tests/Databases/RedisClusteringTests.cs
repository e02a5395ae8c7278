using System.Net;
using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Lifecycle.Orleans.Tests.Databases;

/// <summary>Hosts that find each other through Redis, as they do in production.</summary>
[RequiresRedis]
public class RedisClusteringTests
{
    [StoreFact]
    public async Task Silos_and_a_client_find_each_other_and_go_on_when_a_silo_stops()
    {
        using var redis = await RedisServer.StartAsync();
        var store = new InMemoryLifecycleStore();
        using var one = await StartAsync(host => host.UseOrleans(silo => Join(silo, redis)), store);
        using var two = await StartAsync(host => host.UseOrleans(silo => Join(silo, redis)), store);
        using var client = await StartAsync(
            host => host.UseOrleansClient(each => each.UseRedisClustering(Of(redis)).Configure<ClusterOptions>(Name)),
            store);
        await using var scope = client.Services.CreateAsyncScope();
        var grants = scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>();
        for (var grant = 0; grant < 20; grant++)
            await grants.StartAsync($"{grant}", new());

        await CommentAsync();
        var silos = await client.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        Assert.Equal(2, silos.Where(each => each.GrainType.Contains("lifecycle", StringComparison.OrdinalIgnoreCase))
            .Select(each => each.SiloAddress).Distinct().Count());
        await two.StopAsync();
        await CommentAsync();

        Assert.All(await grants.FindAsync().ToArrayAsync(), grant => Assert.Equal(2, grant.Subject.Comments));
        await client.StopAsync();
        await one.StopAsync();

        Task CommentAsync() => Task.WhenAll(Enumerable.Range(0, 20).Select(grant => Task.Run(async () =>
            await grants.FireAsync($"{grant}", GrantTrigger.Comment, new() { CommandId = $"{Guid.NewGuid()}" }))));
    }

    private static void Join(ISiloBuilder silo, RedisServer redis) => silo
        .UseRedisClustering(Of(redis))
        .Configure<ClusterOptions>(Name)
        .ConfigureEndpoints(IPAddress.Loopback, RedisServer.FreePort(), RedisServer.FreePort());

    private static Action<RedisClusteringOptions> Of(RedisServer redis) => options =>
        options.ConfigurationOptions = new ConfigurationOptions { EndPoints = { { "127.0.0.1", redis.Port } } };

    private static void Name(ClusterOptions cluster) => (cluster.ClusterId, cluster.ServiceId) = ("test", "grants");

    private static async Task<IHost> StartAsync(Action<IHostApplicationBuilder> configure, ILifecycleStore store)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services
            .AddLifecycle(new GrantLifecycle())
            .ConfigureStorage(storage => GrantCluster.Configure(storage, GrantJson.Default.Options))
            .UseStore(_ => store)
            .UseOrleans();
        configure(builder);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
