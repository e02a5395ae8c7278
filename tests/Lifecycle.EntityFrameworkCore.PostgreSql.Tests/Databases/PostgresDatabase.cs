using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;

/// <summary>A database on the server of the test run.</summary>
public sealed class PostgresDatabase() : RelationalDatabase(PostgresDialect.Instance, PostgresServer.CreateDatabase())
{
    /// <inheritdoc/>
    public override ILifecycleStore Open() => RelationalLifecycleStore.Postgres(ConnectionString);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString);

    /// <inheritdoc/>
    public override void ConfigureRetrying(DbContextOptionsBuilder options) =>
        options.UseNpgsql(ConnectionString, postgres => postgres.EnableRetryOnFailure());

    /// <inheritdoc/>
    public override Exception Lost() => new NpgsqlException("lost", new IOException());

    /// <inheritdoc/>
    public override void Use(LifecycleRegistration registration, string connectionString) =>
        registration.UsePostgres(connectionString);

    /// <summary>Waits for the server, which may still commit what a killed client had asked for.</summary>
    public override async Task SettleAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var busy = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'",
            connection);
        while (await busy.ExecuteScalarAsync() is > 0L)
            await Task.Delay(5);
    }

    /// <inheritdoc/>
    protected override string Explain => "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)";

    /// <inheritdoc/>
    public override bool Walks(string plan, string index, bool sortsPage) =>
        plan.Contains($"using \"{index}\"", StringComparison.Ordinal)
        && !plan.Contains("Seq Scan", StringComparison.Ordinal)
        && (sortsPage || !plan.Contains("Sort", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
