using System.Text.Json;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Orleans.TestingHost;

namespace Lifecycle.Orleans.Tests.Harness;

/// <summary>Silos and a client that share a database, each with a store of its own.</summary>
internal sealed class GrantCluster : IAsyncDisposable
{
    private readonly List<IServiceScope> _scopes = [];

    private GrantCluster(InProcessTestCluster silos) => Silos = silos;

    public InProcessTestCluster Silos { get; }

    /// <summary>The manager of grants in the client.</summary>
    public ILifecycleManager<GrantStage, GrantTrigger, Grant> Grants => GrantsIn(Silos.Client.ServiceProvider);

    public static Task<GrantCluster> StartAsync(
        TestDatabase database, LifecycleGrainOptions? options = null, int silos = 2, int attempts = 10) =>
        StartAsync(
            silos,
            services => services
                .AddLifecycle(new GrantLifecycle())
                .ConfigureStorage(storage => Configure(storage, GrantJson.Default.Options, attempts))
                .UseStore(StoreOf(database))
                .UseOrleans(options));

    /// <summary>Starts a cluster in which each host has the same services.</summary>
    public static async Task<GrantCluster> StartAsync(
        int silos, Action<IServiceCollection> configure, Action<InProcessTestClusterBuilder>? build = null)
    {
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureHost(host => configure(host.Services));
        build?.Invoke(builder);
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    /// <summary>Hosted services leave due dates and events alone.</summary>
    public static void Configure(LifecycleStorageOptions storage, JsonSerializerOptions json, int attempts = 10)
    {
        storage.Json = json;
        storage.Attempts = attempts;
        storage.DueInterval = storage.EventInterval = Timeout.InfiniteTimeSpan;
    }

    /// <summary>A store for each host, as each process has one.</summary>
    public static Func<IServiceProvider, ILifecycleStore> StoreOf(TestDatabase database)
    {
        var store = new Lazy<ILifecycleStore>(database.Open);
        return _ => store.Value;
    }

    /// <summary>The manager of grants in a silo.</summary>
    public ILifecycleManager<GrantStage, GrantTrigger, Grant> GrantsInSilo(int index) =>
        GrantsIn(Silos.Silos[index].ServiceProvider);

    /// <summary>Resolves a service in a scope that ends with the cluster.</summary>
    public T Resolve<T>(IServiceProvider services, string? key = null)
        where T : notnull
    {
        var scope = services.CreateScope();
        _scopes.Add(scope);
        return key is null
            ? scope.ServiceProvider.GetRequiredService<T>()
            : scope.ServiceProvider.GetRequiredKeyedService<T>(key);
    }

    public async ValueTask DisposeAsync()
    {
        _scopes.ForEach(scope => scope.Dispose());
        await Silos.DisposeAsync();
    }

    private ILifecycleManager<GrantStage, GrantTrigger, Grant> GrantsIn(IServiceProvider services) =>
        Resolve<ILifecycleManager<GrantStage, GrantTrigger, Grant>>(services);
}
