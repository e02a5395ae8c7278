using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>The model of an application decides where the tables are.</summary>
public abstract class DefaultSchemaTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task Grants_are_stored_in_the_schema_of_the_application()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync<OfficeContext>(database);

        await InScopeAsync<OfficeContext>(application, async (grants, context) =>
        {
            await grants.StartAsync("g", new());
            await grants.TryFireAsync("g", Submit);
            Assert.Equal("g", (await grants.FindAsync(new() { BlockedBy = "GRA-01" }).SingleAsync()).Id);
            await grants.FireAsync("g", Comment, new() { CommandId = "c" });
            Assert.Equal(1, (await grants.FireAsync("g", Comment, new() { CommandId = "c" })).Version);
            Assert.Equal(1, await grants.CountAsync([GrantStage.Draft]));
            Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
            Assert.Equal(1, await context.Set<Dictionary<string, object>>("LifecycleInstances").CountAsync());
        });
    }

    [StoreFact]
    public async Task Tables_that_the_application_names_itself_are_used()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync<NamingContext>(database);

        await InScopeAsync<NamingContext>(application, async (grants, _) =>
        {
            await grants.StartAsync("g", new());
            Assert.Equal(1, (await grants.FireAsync("g", Comment)).Version);
        });
        await database.RunAsync("UPDATE \"grant_entries\" SET \"Actor\" = 'x' WHERE \"Number\" = 2");
        await InScopeAsync<NamingContext>(application, async (grants, _) =>
            Assert.False((await grants.VerifyHistoryAsync("g")).IsWhole));
    }

    [StoreFact]
    public async Task A_context_without_the_tables_is_refused()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync<EmptyContext>(database);

        await using var scope = application.CreateAsyncScope();
        var thrown = Assert.Throws<LifecycleException>(
            scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>);

        Assert.Equal(
            "The model of EmptyContext has no table LifecycleInstances: call AddLifecycles() in OnModelCreating.",
            thrown.Message);
    }

    [StoreFact]
    public async Task A_context_that_leaves_the_order_of_ids_to_the_database_is_refused()
    {
        using var database = new TDatabase();
        if (database.Dialect.KeyCollation is not { } collation)
            return;

        await using var application = await StartAsync<LanguageContext>(database);

        await using var scope = application.CreateAsyncScope();
        var thrown = Assert.Throws<LifecycleException>(
            scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>);

        Assert.Equal(
            "The model of LanguageContext leaves the order of ids to the database: call "
                + $"AddLifecycles(\"{collation}\") in OnModelCreating.",
            thrown.Message);
    }

    private static async Task<ServiceProvider> StartAsync<TContext>(TDatabase database)
        where TContext : DbContext
    {
        var services = new ServiceCollection();
        services.AddDbContext<TContext>(database.Configure);
        services.AddSingleton(database.Dialect);
        services
            .AddLifecycle(new GrantLifecycle())
            .ConfigureStorage(storage => storage.Json = GrantJson.Default.Options)
            .UseDbContext<TContext>();
        var application = services.BuildServiceProvider(validateScopes: true);
        await using var scope = application.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.EnsureCreatedAsync();
        return application;
    }

    private static async Task InScopeAsync<TContext>(
        ServiceProvider application, Func<ILifecycleManager<GrantStage, GrantTrigger, Grant>, TContext, Task> act)
        where TContext : DbContext
    {
        await using var scope = application.CreateAsyncScope();
        await act(
            scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>(),
            scope.ServiceProvider.GetRequiredService<TContext>());
    }

    public sealed class OfficeContext(DbContextOptions<OfficeContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.HasDefaultSchema("The office's \"own\"");
            modelBuilder.AddLifecycles(Database.ProviderName is "Npgsql.EntityFrameworkCore.PostgreSQL" ? "C" : null);
        }
    }

    public sealed class NamingContext(DbContextOptions<NamingContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddLifecycles(Database.ProviderName is "Npgsql.EntityFrameworkCore.PostgreSQL" ? "C" : null);
            modelBuilder.SharedTypeEntity<Dictionary<string, object>>("LifecycleEntries").ToTable("grant_entries");
        }
    }

    public sealed class LanguageContext(DbContextOptions<LanguageContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLifecycles();
    }

    public sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options);
}
