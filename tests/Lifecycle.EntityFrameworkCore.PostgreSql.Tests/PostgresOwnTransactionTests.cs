using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Registration;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

[RequiresPostgres]
public sealed class PostgresOwnTransactionTests : OwnTransactionTests<PostgresDatabase>
{
    [StoreFact]
    public async Task Another_writer_that_comes_first_is_a_conflict_and_the_transaction_can_be_committed()
    {
        using var database = new PostgresDatabase();
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
            var grants = GrantManager.Of(store);
            Assert.Equal(TransitionOutcome.Conflict, (await grants.TryFireAsync("g", Comment)).Outcome);
            await grants.FireAsync("g", Comment);
            await transaction.CommitAsync();
        });

        await InScopeAsync(application, async (grants, _) =>
            Assert.Equal(2, (await grants.GetAsync("g")).Subject.Comments));
    }

    [StoreFact]
    public async Task Of_two_transactions_in_opposite_order_one_conflicts_at_once_and_the_other_commits()
    {
        using var database = new PostgresDatabase();
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (grants, _) =>
        {
            await grants.StartAsync("a", new());
            await grants.StartAsync("b", new());
        });
        using var both = new Barrier(2);

        var outcomes = await Task.WhenAll(Task.Run(() => FireAsync("a", "b")), Task.Run(() => FireAsync("b", "a")))
            .WaitAsync(TimeSpan.FromSeconds(9));

        Assert.Equal([TransitionOutcome.Stayed, TransitionOutcome.Conflict], outcomes.OrderBy(each => each));
        await InScopeAsync(application, async (grants, _) =>
            Assert.Equal(
                (1, 1),
                ((int)(await grants.GetAsync("a")).Version, (int)(await grants.GetAsync("b")).Version)));

        async Task<TransitionOutcome> FireAsync(string first, string second)
        {
            var outcome = TransitionOutcome.Stayed;
            await InScopeAsync(application, async (grants, context) =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync();
                await grants.FireAsync(first, Comment);
                both.SignalAndWait();
                outcome = (await grants.TryFireAsync(second, Comment)).Outcome;
                if (outcome != TransitionOutcome.Conflict)
                    await transaction.CommitAsync();
            });
            return outcome;
        }
    }
}
