using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>An application whose context stores grants among its own notes.</summary>
public abstract class ApplicationTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    protected static async Task<ServiceProvider> StartAsync(
        TDatabase database,
        Action<DbContextOptionsBuilder>? configure = null,
        GrantLifecycle? lifecycle = null)
    {
        var services = new ServiceCollection();
        services.AddDbContext<ApplicationContext>(configure ?? database.Configure);
        services.AddSingleton(database.Dialect);
        services
            .AddLifecycle(lifecycle ?? new GrantLifecycle())
            .ConfigureStorage(storage => storage.Json = GrantJson.Default.Options)
            .UseDbContext<ApplicationContext>();
        var application = services.BuildServiceProvider(validateScopes: true);
        await using var scope = application.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ApplicationContext>().Database.EnsureCreatedAsync();
        return application;
    }

    protected static async Task InScopeAsync(
        ServiceProvider application,
        Func<ILifecycleManager<GrantStage, GrantTrigger, Grant>, ApplicationContext, Task> act)
    {
        await using var scope = application.CreateAsyncScope();
        await act(
            scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>(),
            scope.ServiceProvider.GetRequiredService<ApplicationContext>());
    }

    public sealed class Note
    {
        public int Id { get; set; }

        public required string Text { get; set; }
    }

    public sealed class ApplicationContext(DbContextOptions<ApplicationContext> options) : DbContext(options)
    {
        public DbSet<Note> Notes => Set<Note>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddLifecycles();
            modelBuilder.Entity<Note>().HasIndex(note => note.Text).IsUnique();
        }
    }
}
