using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.EntityFrameworkCore;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>Transitions within a transaction that the application began.</summary>
public abstract class OwnTransactionTests<TDatabase> : ApplicationTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task A_failure_that_is_caught_cannot_be_committed_in_half()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (grants, context) =>
        {
            context.Notes.Add(new() { Text = "the same" });
            await grants.StartAsync("g", new());

            await using var transaction = await context.Database.BeginTransactionAsync();
            context.Notes.Add(new() { Text = "before" });
            await context.SaveChangesAsync();
            context.Notes.Add(new() { Text = "the same" });
            await Assert.ThrowsAsync<DbUpdateException>(async () =>
                await grants.FireAsync("g", Comment, new() { CommandId = "c" }));
            context.ChangeTracker.Clear();
            await transaction.CommitAsync();
        });

        await InScopeAsync(application, async (grants, context) =>
        {
            Assert.Equal(0, (await grants.GetAsync("g")).Version);
            Assert.Equal(1, await grants.HistoryAsync("g").CountAsync());
            Assert.Equal(
                ["before", "the same"],
                await context.Notes.Select(note => note.Text).OrderBy(text => text).ToListAsync());
            Assert.True((await grants.TryFireAsync("g", Comment, new() { CommandId = "c" })).Accepted);
        });
    }

    [StoreFact]
    public async Task After_a_failure_the_transaction_goes_on_with_another_fire()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (grants, context) =>
        {
            context.Notes.Add(new() { Text = "the same" });
            await grants.StartAsync("g", new());

            await using var transaction = await context.Database.BeginTransactionAsync();
            var twice = context.Notes.Add(new() { Text = "the same" });
            await Assert.ThrowsAsync<DbUpdateException>(async () => await grants.FireAsync("g", Comment));
            twice.Entity.Text = "another";
            await grants.FireAsync("g", Comment);
            await transaction.CommitAsync();
        });

        await InScopeAsync(application, async (grants, context) =>
            Assert.Equal((1, 2), ((int)(await grants.GetAsync("g")).Version, await context.Notes.CountAsync())));
    }

    [StoreFact]
    public async Task A_conflict_is_reported_at_the_first_attempt_and_the_transaction_stays_usable()
    {
        using var database = new TDatabase();
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (grants, context) =>
        {
            await grants.StartAsync("g", new());
            var stale = await RelationalLifecycleStore.In(context, database.Dialect).FindAsync("Grant", "g");
            await grants.FireAsync("g", Comment);
            var writes = 0;
            var store = new FaultyStore(RelationalLifecycleStore.In(context, database.Dialect))
            {
                Found = _ => stale,
                BeforeWrite = () =>
                {
                    writes++;
                    return Task.CompletedTask;
                },
            };

            await using var transaction = await context.Database.BeginTransactionAsync();
            context.Notes.Add(new() { Text = "kept" });
            var result = await GrantManager.Of(store).TryFireAsync("g", Comment);
            await Assert.ThrowsAsync<ConcurrencyConflictException>(async () =>
                await GrantManager.Of(store).UpdateAsync("g", grant => grant.Title = "lost"));
            await context.SaveChangesAsync();
            await transaction.CommitAsync();

            Assert.Equal((TransitionOutcome.Conflict, 2), (result.Outcome, writes));
        });

        await InScopeAsync(application, async (grants, context) =>
        {
            Assert.Equal(1, (await grants.GetAsync("g")).Version);
            Assert.Equal("kept", (await context.Notes.SingleAsync()).Text);
        });
    }

    [StoreTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_sends_events_is_woken_after_the_commit_and_not_after_a_rollback(bool isAsynchronous)
    {
        using var database = new TDatabase();
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (_, context) =>
        {
            var woken = 0;
            var grants = new LifecycleManager<GrantStage, GrantTrigger, Grant>(
                new GrantLifecycle(),
                RelationalLifecycleStore.In(context, database.Dialect),
                GrantJson.Default.Grant,
                new() { Json = GrantJson.Default.Options, OnEventsStored = () => woken++ });
            await GrantManager.UnderReviewAsync(grants, "g");
            await GrantManager.UnderReviewAsync(grants, "h");

            await using (var transaction = await context.Database.BeginTransactionAsync())
            {
                await grants.FireAsync("g", Approve);
                woken = 0;
                await transaction.RollbackAsync();
                Assert.Equal(0, woken);
            }

            context.ChangeTracker.Clear();
            await using (var transaction = await context.Database.BeginTransactionAsync())
            {
                await grants.FireAsync("g", Approve);
                await grants.FireAsync("h", Approve);
                woken = 0;
                if (isAsynchronous)
                    await transaction.CommitAsync();
                else
                    transaction.Commit();
                Assert.Equal(1, woken);
            }

            var store = RelationalLifecycleStore.In(context, database.Dialect);
            Assert.Equal(6, (await store.FindEventsAsync(new() { Lifecycle = "Grant" })).Count);
        });
    }
}
