using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>What callers see when the database fails.</summary>
public abstract class FailureTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task An_error_of_the_database_names_it_and_holds_the_exception_of_its_provider()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        await database.RunAsync("""DROP TABLE "LifecycleEntries" """);

        var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () => await grants.FireAsync("g", Comment));

        Assert.False(thrown.IsTransient || thrown.IsOutcomeUnknown);
        Assert.Equal(database.Name, thrown.Database);
        Assert.StartsWith($"The database {database.Name} failed: ", thrown.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<System.Data.Common.DbException>(thrown.InnerException);
    }
}
