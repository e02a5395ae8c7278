using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Stores;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Hosting;

/// <summary>An application commits its own rows and a transition together.</summary>
public class DbContextTests
{
    [Theory]
    [Sqlite]
    [Postgres]
    public async Task What_is_pending_is_saved_with_an_accepted_change(Provider provider)
    {
        using var database = Database.Create(provider);
        await using var application = await StartAsync(database);

        await InScopeAsync(application, async (grants, context) =>
        {
            context.Notes.Add(new() { Text = "started" });
            await grants.StartAsync("g", new() { Title = "Wells" });
            Assert.False(context.ChangeTracker.HasChanges());

            var note = context.Notes.Add(new() { Text = "commented" });
            await grants.FireAsync("g", Comment);
            Assert.Equal(EntityState.Unchanged, note.State);

            note.Entity.Text = "updated";
            await grants.UpdateAsync("g", grant => grant.Title = "Deep wells");
        });

        await InScopeAsync(application, async (grants, context) =>
        {
            Assert.Equal(
                ["started", "updated"],
                await context.Notes.OrderBy(note => note.Id).Select(note => note.Text).ToListAsync());
            Assert.Equal(
                ("Deep wells", 1),
                ((await grants.GetAsync("g")).Subject.Title, (await grants.GetAsync("g")).Subject.Comments));
        });
    }

    [Theory]
    [Sqlite]
    [Postgres]
    public async Task A_refusal_is_on_record_and_leaves_what_is_pending_to_be_saved(Provider provider)
    {
        using var database = Database.Create(provider);
        await using var application = await StartAsync(database);

        await InScopeAsync(application, async (grants, context) =>
        {
            await grants.StartAsync("g", new());
            var note = context.Notes.Add(new() { Text = "pending" });

            LifecycleAssert.Refused(await grants.TryFireAsync("g", Submit), "GRA-01", "GRA-02");

            Assert.Equal(EntityState.Added, note.State);
            Assert.Equal(1, await grants.HistoryAsync("g").CountAsync());
            Assert.Equal(0, await context.Notes.CountAsync());
            await context.SaveChangesAsync();
            Assert.Equal(1, await context.Notes.CountAsync());
        });
    }

    [Theory]
    [Sqlite]
    [Postgres]
    public async Task Where_the_rows_of_the_application_cannot_be_saved_nothing_has_moved(Provider provider)
    {
        using var database = Database.Create(provider);
        await using var application = await StartAsync(database);

        await InScopeAsync(application, async (grants, context) =>
        {
            await grants.StartAsync("g", new());
            context.Notes.Add(new() { Text = "the same" });
            await context.SaveChangesAsync();
            context.Notes.Add(new() { Text = "the same" });

            await Assert.ThrowsAsync<DbUpdateException>(async () =>
                await grants.FireAsync("g", Comment, new() { CommandId = "c" }));
        });

        await InScopeAsync(application, async (grants, context) =>
        {
            Assert.Equal(0, (await grants.GetAsync("g")).Version);
            Assert.Equal(0, await grants.HistoryAsync("g").CountAsync());
            Assert.Equal(1, await context.Notes.CountAsync());
            Assert.True((await grants.TryFireAsync("g", Comment, new() { CommandId = "c" })).Accepted);
        });
    }

    [Theory]
    [Sqlite]
    [Postgres]
    public async Task A_transaction_of_the_application_holds_them_all_and_ends_when_it_says(Provider provider)
    {
        using var database = Database.Create(provider);
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (grants, _) => await grants.StartAsync("g", new()));

        foreach (var commits in new[] { false, true })
        {
            await InScopeAsync(application, async (grants, context) =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync();
                context.Notes.Add(new() { Text = $"{commits}" });
                await grants.FireAsync("g", Comment, new() { CommandId = "c" });
                await grants.FireAsync("g", Comment);
                if (commits)
                    await transaction.CommitAsync();
            });
            await InScopeAsync(application, async (grants, context) =>
            {
                Assert.Equal(commits ? 2 : 0, (await grants.GetAsync("g")).Version);
                Assert.Equal(commits ? 1 : 0, await context.Notes.CountAsync());
            });
        }
    }

    [Theory]
    [Postgres]
    public async Task Within_a_transaction_of_the_application_others_may_come_first_too(Provider provider)
    {
        using var database = Database.Create(provider);
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (grants, _) => await grants.StartAsync("g", new()));

        await InScopeAsync(application, async (_, context) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            var store = new FaultyStore(RelationalLifecycleStore.In(context, PostgresDialect.Instance));
            store.BeforeWrite = async () =>
            {
                store.BeforeWrite = null;
                await InScopeAsync(application, async (others, _) => await others.FireAsync("g", Comment));
            };
            await GrantManager.Of(store).FireAsync("g", Comment);
            await transaction.CommitAsync();
        });

        await InScopeAsync(application, async (grants, _) =>
            Assert.Equal(2, (await grants.GetAsync("g")).Subject.Comments));
    }

    private static async Task<ServiceProvider> StartAsync(Database database)
    {
        var services = new ServiceCollection();
        services.AddDbContext<ApplicationContext>(options =>
            _ =
                database.Provider == Provider.Postgres
                    ? options.UseNpgsql(database.ConnectionString)
                    : options.UseSqlite(database.ConnectionString));
        services.AddSqliteDialect().AddPostgresDialect();
        services
            .AddLifecycle(new GrantLifecycle())
            .ConfigureStorage(storage => storage.Json = GrantJson.Default.Options)
            .UseDbContext<ApplicationContext>();
        var application = services.BuildServiceProvider(validateScopes: true);
        await using var scope = application.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ApplicationContext>().Database.EnsureCreatedAsync();
        return application;
    }

    private static async Task InScopeAsync(
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

    private sealed class ApplicationContext(DbContextOptions<ApplicationContext> options) : DbContext(options)
    {
        public DbSet<Note> Notes => Set<Note>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddLifecycles();
            modelBuilder.Entity<Note>().HasIndex(note => note.Text).IsUnique();
        }
    }
}
