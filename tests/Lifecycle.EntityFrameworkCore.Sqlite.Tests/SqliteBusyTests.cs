using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Registration;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Data.Sqlite;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

/// <summary>Another connection writes to the file.</summary>
public sealed class SqliteBusyTests : ApplicationTests<SqliteDatabase>
{
    [Fact]
    public async Task A_caller_gets_its_thread_back_while_the_file_is_busy()
    {
        using var database = new SqliteDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        using var other = new Writer(database.ConnectionString);

        var firing = grants.FireAsync("g", Comment).AsTask();
        Assert.False(firing.IsCompleted);
        Assert.Equal(0, (await grants.GetAsync("g")).Version);
        other.Dispose();

        Assert.True((await firing).Accepted);
    }

    [Fact]
    public async Task The_context_of_an_application_gets_its_thread_back_too()
    {
        using var database = new SqliteDatabase();
        await using var application = await StartAsync(database);
        await InScopeAsync(application, async (grants, _) =>
        {
            await grants.StartAsync("g", new());
            using var other = new Writer(database.ConnectionString);

            var firing = grants.FireAsync("g", Comment).AsTask();
            Assert.False(firing.IsCompleted);
            other.Dispose();

            Assert.True((await firing).Accepted);
        });
    }

    [Fact]
    public async Task A_file_that_stays_busy_is_a_transient_error_that_names_the_file()
    {
        using var database = new SqliteDatabase();
        await GrantManager.Of(database.Store).StartAsync("g", new());
        using var other = new Writer(database.ConnectionString);
        var impatient = RelationalLifecycleStore.Sqlite(database.ConnectionString + ";Default Timeout=1");

        var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
            await GrantManager.Of(impatient).FireAsync("g", Comment));

        Assert.Equal((true, false, database.Name), (thrown.IsTransient, thrown.IsOutcomeUnknown, thrown.Database));
        Assert.Equal(
            $"The database {database.Name} failed: Another connection has been writing for 1 s.",
            thrown.Message);
        Assert.IsType<SqliteException>(Assert.IsType<TimeoutException>(thrown.InnerException).InnerException);
    }

    [Fact]
    public async Task A_caller_that_cancels_while_the_file_is_busy_stops_waiting_and_blocks_no_one()
    {
        using var database = new SqliteDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        using (new Writer(database.ConnectionString))
        {
            using var cancel = new CancellationTokenSource();
            var firing = grants.FireAsync("g", Comment, cancellationToken: cancel.Token).AsTask();
            cancel.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => firing);
        }

        Assert.True((await grants.FireAsync("g", Comment)).Accepted);
    }
}
