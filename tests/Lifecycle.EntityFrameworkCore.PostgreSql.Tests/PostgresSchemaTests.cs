using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Schema;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Npgsql;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

[RequiresPostgres]
public sealed class PostgresSchemaTests : SchemaTests<PostgresDatabase>
{
    [StoreFact]
    public async Task A_role_that_may_only_read_and_write_uses_tables_that_are_up_to_date()
    {
        using var database = new PostgresDatabase();
        await GrantManager.Of(database.Store).StartAsync("g", new());
        var grants = GrantManager.Of(RelationalLifecycleStore.Postgres(await AddWriterAsync(database, "public")));

        Assert.True((await grants.FireAsync("g", Comment, new() { CommandId = "c" })).Accepted);
        Assert.Equal(1, (await grants.GetAsync("g")).Version);
    }

    [StoreFact]
    public async Task A_server_that_only_reads_can_be_read()
    {
        using var database = new PostgresDatabase();
        await GrantManager.Of(database.Store).StartAsync("g", new());
        var grants = GrantManager.Of(RelationalLifecycleStore.Postgres(
            database.ConnectionString + ";Options=-c default_transaction_read_only=on"));

        Assert.Equal(0, (await grants.GetAsync("g")).Version);
        await Assert.ThrowsAsync<LifecycleStoreException>(async () => await grants.FireAsync("g", Comment));
    }

    [StoreFact]
    public async Task Ids_with_one_beginning_follow_each_other_whatever_the_language_of_the_database()
    {
        var store = RelationalLifecycleStore.Postgres(
            PostgresServer.CreateDatabase("TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'"));
        var grants = GrantManager.Of(store);
        foreach (var id in new[] { "north-3", "North-2", "north-1" })
            await grants.StartAsync(id, new());

        var found = await grants.FindAsync(new() { After = "north" }).Select(each => each.Id).ToArrayAsync();
        var all = await grants.FindAsync().Select(each => each.Id).ToArrayAsync();

        Assert.Equal(["north-1", "north-3"], found);
        Assert.Equal(["North-2", "north-1", "north-3"], all);
    }

    [StoreFact]
    public async Task A_database_that_does_not_exist_is_not_created()
    {
        using var database = new PostgresDatabase();
        var misspelt = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "misspelt" };

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
                await GrantManager.Of(RelationalLifecycleStore.Postgres(misspelt.ConnectionString)).GetAsync("g"));

            Assert.False(thrown.IsTransient);
            Assert.Contains("database \"misspelt\" does not exist", thrown.Message, StringComparison.Ordinal);
        }
    }

    [StoreTheory]
    [InlineData(null)]
    [InlineData("The office's \"own\"")]
    public async Task An_administrator_creates_the_tables_by_script_and_the_application_only_uses_them(string? schema)
    {
        using var database = new PostgresDatabase();
        var options = new PostgresStoreOptions { Migrate = false, Schema = schema };
        var refused = await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
            await GrantManager
                .Of(RelationalLifecycleStore.Postgres(database.ConnectionString, options))
                .GetAsync("g"));
        Assert.Equal(
            $"The tables of lifecycles in the database {database.Name} are missing or out of date: "
                + "20260301000000_Initial. Run the script of RelationalLifecycleStore.Script, or set Migrate.",
            refused.Message);

        await database.RunAsync(RelationalLifecycleStore.PostgresScript(schema));
        var writer = await AddWriterAsync(database, schema ?? "public");
        var grants = GrantManager.Of(RelationalLifecycleStore.Postgres(writer, options));
        await grants.StartAsync("g", new());

        Assert.True((await grants.FireAsync("g", Comment, new() { CommandId = "c" })).Accepted);
    }

    [StoreFact]
    public async Task Stores_in_two_schemas_of_a_database_do_not_mix()
    {
        using var database = new PostgresDatabase();
        foreach (var schema in new[] { null, "office", "Office" })
            await GrantManager
                .Of(RelationalLifecycleStore.Postgres(database.ConnectionString, new() { Schema = schema }))
                .StartAsync("g", new() { Title = schema });

        var again = RelationalLifecycleStore.Postgres(database.ConnectionString, new() { Schema = "Office" });

        Assert.Equal("Office", (await GrantManager.Of(again).GetAsync("g")).Subject.Title);
    }

    /// <summary>Adds a role that may read and write the rows of a schema, and nothing else.</summary>
    private static async Task<string> AddWriterAsync(PostgresDatabase database, string schema)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        connection.Username = $"writer_{connection.Database}";
        var quoted = $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        await database.RunAsync(
            $"""
            CREATE ROLE {connection.Username} LOGIN;
            REVOKE CREATE ON SCHEMA public FROM PUBLIC;
            GRANT USAGE ON SCHEMA {quoted} TO {connection.Username};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {quoted} TO {connection.Username};
            """);
        return connection.ConnectionString;
    }
}
