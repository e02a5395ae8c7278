using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Relational;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Npgsql;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

[RequiresPostgres]
public sealed class PostgresFailureTests : FailureTests<PostgresDatabase>
{
    [StoreFact]
    public async Task Connections_that_the_server_closed_are_replaced_and_no_caller_notices()
    {
        using var database = new PostgresDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => grants.GetAsync("g").AsTask()));
        await database.RunAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.True((await grants.FireAsync("g", Comment)).Accepted);
        Assert.Equal(1, (await grants.GetAsync("g")).Version);
    }

    [StoreFact]
    public async Task A_connection_that_is_lost_while_it_commits_writes_once_even_without_a_command_id()
    {
        using var database = new PostgresDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());

        // The server closes the first connection that commits an entry. A sequence is not rolled back.
        await database.RunAsync(
            """
            CREATE SEQUENCE commits;
            CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('commits') = 1 THEN
                    PERFORM pg_terminate_backend(pg_backend_pid());
                    PERFORM pg_sleep(10);
                END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER lose AFTER INSERT ON "LifecycleEntries"
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lose();
            """);

        Assert.True((await grants.FireAsync("g", Comment)).Accepted);

        Assert.Equal(1, (await grants.GetAsync("g")).Version);
        Assert.Equal(2, await grants.HistoryAsync("g").CountAsync());
    }

    [StoreTheory]
    [InlineData("""ALTER TABLE "LifecycleEvents" ADD CHECK ("Body" NOT LIKE '%Archived%')""")]
    [InlineData("""ALTER TABLE "LifecycleEntries" ADD CHECK ("To" <> 'Announced')""")]
    public async Task If_a_later_row_of_a_write_fails_none_is_written(string constraint)
    {
        using var database = new PostgresDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await database.RunAsync(constraint);

        var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
            await grants.FireAsync("g", Approve, new() { CommandId = "approve" }));

        Assert.False(thrown.IsTransient || thrown.IsOutcomeUnknown);
        Assert.Equal(2, (await grants.GetAsync("g")).Version);
        Assert.Equal(3, await grants.HistoryAsync("g").CountAsync());
        Assert.Empty(await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" }));
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task A_server_that_cannot_be_reached_is_a_transient_error_without_the_password()
    {
        var store = RelationalLifecycleStore.Postgres(
            "Host=127.0.0.1;Port=1;Database=grants;Username=app;Password=secret");

        var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
            await GrantManager.Of(store).StartAsync("g", new()));

        Assert.Equal((true, false), (thrown.IsTransient, thrown.IsOutcomeUnknown));
        Assert.Equal("grants on tcp://127.0.0.1:1", thrown.Database);
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.Ordinal);
        Assert.IsAssignableFrom<NpgsqlException>(thrown.InnerException);
    }
}
