using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.Extensions.Tests.Hosting;

/// <summary>Each stored lifecycle's manager resolves without its types.</summary>
public class UntypedManagersTests
{
    [Fact]
    public async Task Every_stored_lifecycle_is_in_the_collection_and_under_its_name()
    {
        await using var container = Container("First", "Second");
        await using var scope = container.CreateAsyncScope();
        var managers = scope.ServiceProvider.GetRequiredService<IEnumerable<ILifecycleManager>>().ToArray();

        Assert.Equal(["First", "Second"], managers.Select(manager => manager.Name));
        Assert.All(managers, manager =>
            Assert.Same(manager, scope.ServiceProvider.GetRequiredKeyedService<ILifecycleManager>(manager.Name)));

        await managers[1].StartAsync("g", JsonElement.Parse("""{"Title":"Wells"}"""));
        var typed = scope.ServiceProvider
            .GetRequiredKeyedService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>("Second");
        Assert.Equal("Wells", (await typed.GetAsync("g")).Subject.Title);
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await managers[0].GetAsync("g"));
    }

    [Fact]
    public async Task It_lives_as_long_as_its_scope()
    {
        await using var container = Container("First");
        await using var one = container.CreateAsyncScope();
        await using var other = container.CreateAsyncScope();

        var manager = one.ServiceProvider.GetRequiredService<ILifecycleManager>();

        Assert.Same(manager, one.ServiceProvider.GetRequiredService<ILifecycleManager>());
        Assert.NotSame(manager, other.ServiceProvider.GetRequiredService<ILifecycleManager>());
    }

    [Fact]
    public async Task A_manager_resolves_without_a_name_only_if_one_lifecycle_is_stored()
    {
        await using var container = Container("First", "Second");
        await using var scope = container.CreateAsyncScope();

        var thrown = Assert.Throws<LifecycleException>(
            scope.ServiceProvider.GetRequiredService<ILifecycleManager>);

        Assert.StartsWith(
            "Several lifecycles are stored: First, Second. Resolve ILifecycleManager by the name of one",
            thrown.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lifecycle_that_is_not_stored_has_none()
    {
        var services = new ServiceCollection();
        services.AddLifecycle(new NamedGrants("First"));
        await using var container = services.BuildServiceProvider(validateScopes: true);
        await using var scope = container.CreateAsyncScope();

        Assert.Empty(scope.ServiceProvider.GetRequiredService<IEnumerable<ILifecycleManager>>());
        Assert.Null(scope.ServiceProvider.GetService<ILifecycleManager>());
        Assert.Null(scope.ServiceProvider.GetKeyedService<ILifecycleManager>("First"));
    }

    private static ServiceProvider Container(params string[] names)
    {
        var services = new ServiceCollection();
        services.AddScoped<Budget>();
        foreach (var name in names)
            services
                .AddLifecycle(new NamedGrants(name))
                .UseInMemory()
                .ConfigureStorage(storage =>
                    storage.Json = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });

        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class NamedGrants(string name) : GrantLifecycle
    {
        public override string Name => name;
    }
}
