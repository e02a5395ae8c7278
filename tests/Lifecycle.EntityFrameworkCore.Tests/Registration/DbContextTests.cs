using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>An application commits its own rows and a transition together.</summary>
public abstract class DbContextTests<TDatabase> : ApplicationTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task Pending_changes_are_saved_with_an_accepted_change()
    {
        using var database = new TDatabase();
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

    [StoreFact]
    public async Task A_refusal_is_recorded_and_leaves_pending_changes_pending()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync(database);

        await InScopeAsync(application, async (grants, context) =>
        {
            await grants.StartAsync("g", new());
            var note = context.Notes.Add(new() { Text = "pending" });

            for (var repeat = 0; repeat < 2; repeat++)
            {
                LifecycleAssert.Refused(await grants.TryFireAsync("g", Submit), "GRA-01", "GRA-02");

                Assert.Equal(EntityState.Added, note.State);
                Assert.Equal(2, await grants.HistoryAsync("g").CountAsync());
                Assert.Equal(0, await context.Notes.CountAsync());
            }

            await context.SaveChangesAsync();
            Assert.Equal(1, await context.Notes.CountAsync());
        });
    }

    [StoreFact]
    public async Task A_due_date_whose_action_fails_saves_nothing_of_what_the_action_added()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync(database, lifecycle: new NotingLifecycle());
        await InScopeAsync(application, async (grants, _) =>
        {
            await grants.StartAsync("g", new() { Title = "Wells", DecideBy = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) });
            await grants.FireAsync("g", Comment);
            await grants.FireAsync("g", Submit);
        });

        await InScopeAsync(application, async (grants, context) =>
        {
            var fired = Assert.Single(await grants.FireDueAsync("g").ToArrayAsync());
            Assert.IsType<TimeoutException>(fired.Exception);
            Assert.Single(context.ChangeTracker.Entries<Note>());
        });

        await InScopeAsync(application, async (grants, context) =>
        {
            Assert.Equal(GrantStage.Submitted, (await grants.GetAsync("g")).Stage);
            Assert.Equal(0, await context.Notes.CountAsync());
        });
    }

    [StoreFact]
    public async Task If_the_rows_of_the_application_cannot_be_saved_nothing_moves()
    {
        using var database = new TDatabase();
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
            Assert.Equal(1, await grants.HistoryAsync("g").CountAsync());
            Assert.Equal(1, await context.Notes.CountAsync());
            Assert.True((await grants.TryFireAsync("g", Comment, new() { CommandId = "c" })).Accepted);
        });
    }

    [StoreFact]
    public async Task The_application_commits_its_own_transaction()
    {
        using var database = new TDatabase();
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

    [StoreFact]
    public async Task A_context_whose_provider_has_no_registered_dialect_is_refused()
    {
        using var database = new TDatabase();
        var services = new ServiceCollection();
        services.AddDbContext<ApplicationContext>(database.Configure);
        services.AddLifecycle(new GrantLifecycle())
            .ConfigureStorage(storage => storage.Json = GrantJson.Default.Options)
            .UseDbContext<ApplicationContext>();
        await using var application = services.BuildServiceProvider();
        await using var scope = application.CreateAsyncScope();

        var thrown = Assert.Throws<LifecycleException>(
            scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>);

        Assert.Equal(
            $"ApplicationContext uses {database.Dialect.ProviderName}, for which no RelationalDialect is registered: "
                + "call AddSqliteDialect() or AddPostgresDialect(), or register your own.",
            thrown.Message);
    }

    /// <summary>A grant that is rejected is noted, by an action that then fails.</summary>
    private sealed class NotingLifecycle : GrantLifecycle
    {
        protected override void Define(LifecycleBuilder<GrantStage, GrantTrigger, Grant> lifecycle)
        {
            base.Define(lifecycle);
            lifecycle.Stage(GrantStage.Rejected).OnEntry<NoteAndFail>();
        }
    }

    private sealed class NoteAndFail(ApplicationContext application)
        : ITransitionAction<GrantStage, GrantTrigger, Grant>
    {
        public ValueTask RunAsync(
            TransitionContext<GrantStage, GrantTrigger, Grant> context, CancellationToken cancellationToken)
        {
            application.Notes.Add(new() { Text = "rejected" });
            throw new TimeoutException("The registry does not answer.");
        }
    }
}
