using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>The provider's method that stores a registered lifecycle.</summary>
public abstract class RegistrationTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task Two_lifecycles_share_a_database_and_their_instances_do_not_mix()
    {
        using var database = new TDatabase();
        var services = new ServiceCollection();
        var grant = services.AddLifecycle(new GrantLifecycle()).ConfigureStorage(Json);
        var other = services.AddLifecycle(new OtherGrants()).ConfigureStorage(Json);
        database.Use(grant, database.ConnectionString);
        database.Use(other, database.ConnectionString);
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();
        var grants = scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>();
        var others = scope.ServiceProvider.GetRequiredService<ILifecycleManager<string, string, Grant>>();

        await Task.WhenAll(
            grants.StartAsync("x", new()).AsTask(),
            others.StartAsync("x", new() { Title = "other" }).AsTask());

        Assert.Null((await grants.GetAsync("x")).Subject.Title);
        Assert.Equal("begun", (await others.GetAsync("x")).Stage);
    }

    [StoreTheory]
    [InlineData(" ")]
    [InlineData("Nonsense=1")]
    public void A_malformed_connection_string_is_refused_at_once(string connectionString)
    {
        using var database = new TDatabase();
        var registration = new ServiceCollection().AddLifecycle(new GrantLifecycle());

        Assert.ThrowsAny<ArgumentException>(() => database.Use(registration, connectionString));
    }

    private static void Json(LifecycleStorageOptions storage) => storage.Json = GrantJson.Default.Options;

    private sealed class OtherGrants : LifecycleDefinition<string, string, Grant>
    {
        public override string Name => "Other";

        protected override void Define(LifecycleBuilder<string, string, Grant> lifecycle)
        {
            lifecycle.StartsIn("begun");
            lifecycle.Stage("begun").On("end").GoTo("ended");
            lifecycle.Stage("ended").IsTerminal();
        }
    }
}
