using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Registration;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

[RequiresPostgres]
public sealed class PostgresDbContextTests : DbContextTests<PostgresDatabase>
{
    [StoreFact]
    public async Task Another_writer_may_come_first_within_a_transaction_of_the_application()
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
            await GrantManager.Of(store).FireAsync("g", Comment);
            await transaction.CommitAsync();
        });

        await InScopeAsync(application, async (grants, _) =>
            Assert.Equal(2, (await grants.GetAsync("g")).Subject.Comments));
    }
}
