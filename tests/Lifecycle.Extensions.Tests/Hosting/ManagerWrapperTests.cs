using Lifecycle.Storage.Tests.Stores;
using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

/// <summary>A package may put another manager in front of the one over the store.</summary>
public class ManagerWrapperTests
{
    [Fact]
    public async Task Callers_get_the_manager_that_the_wrapper_makes_whether_they_know_the_types_or_not()
    {
        var inner = new FaultyStore(new InMemoryLifecycleStore());
        var writes = 0;
        inner.BeforeWrite = () =>
        {
            writes++;
            return Task.CompletedTask;
        };
        var services = new ServiceCollection();
        services.AddLifecycle<Stored.GrantLifecycle>()
            .ConfigureStorage(storage => storage.Json = Stored.GrantJson.Default.Options)
            .WrapManager(new OverAnotherStore(new InMemoryLifecycleStore()))
            .UseInMemory()
            .WrapManager(new OverAnotherStore(inner));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        await scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<Stored.GrantStage, Stored.GrantTrigger, Stored.Grant>>()
            .StartAsync("g", new());
        await scope.ServiceProvider.GetRequiredService<ILifecycleManager>().FireAsync("g", "Comment");

        Assert.Equal(2, writes);
    }

    private sealed class OverAnotherStore(ILifecycleStore store) : ILifecycleManagerWrapper
    {
        public ILifecycleManager<TStage, TTrigger, TSubject> Wrap<TStage, TTrigger, TSubject>(
            ManagerContext<TStage, TTrigger, TSubject> context)
            where TStage : notnull
            where TTrigger : notnull
        {
            Assert.Equal(("Grant", typeof(InMemoryLifecycleStore)), (context.Name, context.Store.GetType()));
            Assert.Same(Stored.GrantJson.Default.Options, context.Json);
            return context.CreateManager(store);
        }
    }
}
