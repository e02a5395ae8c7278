using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.Orleans.Tests.Grains;

public class GrainTests
{
    [Fact]
    public async Task A_criterion_and_an_action_may_call_managers_of_instances_that_are_being_fired()
    {
        var store = new InMemoryLifecycleStore();
        await using var cluster = await GrantCluster.StartAsync(2, services => services
            .AddLifecycle(new GuardedLifecycle())
            .ConfigureStorage(storage => GrantCluster.Configure(storage, GuardedJson.Default.Options))
            .UseStore(_ => store)
            .UseOrleans());
        var guarded = cluster.Resolve<ILifecycleManager<string, string, Guarded>>(
            cluster.Silos.Client.ServiceProvider);
        await guarded.StartAsync("first", new());
        await guarded.StartAsync("second", new());

        await guarded.FireAsync("first", "enter");
        LifecycleAssert.Refused(await guarded.TryFireAsync("second", "enter"), "GUA-01");

        Assert.Equal(("inside", "waiting"), await StagesAsync());

        async Task<(string, string)> StagesAsync() =>
            ((await guarded.GetAsync("first")).Stage, (await guarded.GetAsync("second")).Stage);
    }

    [Fact]
    public async Task A_fire_reads_from_memory_and_a_read_does_not_wait_for_it()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        await using var cluster = await GrantCluster.StartAsync(1, services => services
            .AddLifecycle(new GrantLifecycle())
            .ConfigureStorage(storage => GrantCluster.Configure(storage, GrantJson.Default.Options))
            .UseStore(_ => store)
            .UseOrleans(new() { MaxStaleness = TimeSpan.FromHours(1) }));
        await cluster.Grants.StartAsync("g", new());
        await cluster.Grants.FireAsync("g", GrantTrigger.Comment);
        var writing = new TaskCompletionSource();
        var write = new TaskCompletionSource();
        store.Found = _ => throw new InvalidOperationException("The store was asked.");
        store.BeforeWrite = () =>
        {
            writing.SetResult();
            return write.Task;
        };

        var fire = cluster.Grants.FireAsync("g", GrantTrigger.Comment, new() { CommandId = "c" }).AsTask();
        await writing.Task;
        Assert.Equal(1, (await cluster.Grants.GetAsync("g")).Subject.Comments);
        write.SetResult();
        await fire;

        Assert.Equal(2, (await cluster.Grants.GetAsync("g")).Subject.Comments);
    }

    [Fact]
    public async Task An_untyped_manager_goes_through_grains_too()
    {
        var store = new InMemoryLifecycleStore();
        await using var cluster = await GrantCluster.StartAsync(1, services => services
            .AddLifecycle<GrantLifecycle>()
            .ConfigureStorage(storage => GrantCluster.Configure(storage, GrantJson.Default.Options))
            .UseOrleans(new() { MaxStaleness = TimeSpan.FromHours(1) })
            .UseStore(_ => store));
        var grants = cluster.Resolve<ILifecycleManager>(cluster.Silos.Client.ServiceProvider, "Grant");
        await cluster.Grants.StartAsync("g", new());

        await grants.FireAsync("g", "Comment");
        await Lifecycle.Storage.Tests.Managers.GrantManager.Of(store).FireAsync("g", GrantTrigger.Comment);

        // What a grain has in memory does not have the second comment.
        Assert.Equal(1, (await grants.GetAsync("g")).Subject.GetProperty("Comments").GetInt32());
    }
}
