using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The dialect of PostgreSQL. Immutable and thread-safe.</summary>
public sealed class PostgresDialect : RelationalDialect
{
    private PostgresDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static PostgresDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string ProviderName => "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>
    /// The collation <c>C</c>. A database's own usually follows a language, and ignores some characters.
    /// </summary>
    /// <inheritdoc/>
    public override string? KeyCollation => "C";

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) => new NpgsqlConnection(connectionString);

    /// <summary>
    /// Puts the <see cref="PostgresStoreOptions.Schema"/> into the search path. Sets <c>No Reset On Close</c>, unless
    /// the connection string does.
    /// </summary>
    /// <inheritdoc/>
    public override string ConnectionString(string connectionString, RelationalStoreOptions options) =>
        PostgresConnectionString.Of(connectionString, (options as PostgresStoreOptions)?.Schema);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(
            connectionString,
            postgres => postgres
                .MigrationsAssembly(typeof(PostgresInitialSchema).Assembly)
                .MigrationsHistoryTable(HistoryRepository.DefaultTableName, PostgresSchema.Of(connectionString)));

    /// <summary>Creates the schema, if the connection string names one, and the tables.</summary>
    /// <inheritdoc/>
    public override async Task UpgradeAsync(LifecycleDbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (PostgresSchema.Of(context.Database.GetConnectionString()!) is { } schema
            && !await ExistsAsync(context, schema).ConfigureAwait(false))
        {
            // The schema's name is quoted, and a statement that creates it takes no parameters.
            var create = $"CREATE SCHEMA IF NOT EXISTS {PostgresSchema.Quote(schema)}";
            await context.Database.ExecuteSqlRawAsync(create).ConfigureAwait(false);
        }

        await base.UpgradeAsync(context).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string Typed(string parameter, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var name =
            type == typeof(string) ? "text"
            : type == typeof(long) ? "bigint"
            : type == typeof(int) ? "integer"
            : type == typeof(bool) ? "boolean"
            : type == typeof(byte[]) ? "bytea"
            : throw new ArgumentException($"No column is a {type.Name}.", nameof(type));
        return $"{parameter}::{name}";
    }

    /// <summary>
    /// Whether a key exists already, or PostgreSQL rolled the transaction back because of a serialization failure or a
    /// deadlock.
    /// </summary>
    /// <inheritdoc/>
    public override bool IsConflict(DbException exception) =>
        exception is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected,
        };

    private static Task<bool> ExistsAsync(LifecycleDbContext context, string schema) =>
        context.Database
            .SqlQuery<int>($"""SELECT 1 AS "Value" FROM pg_namespace WHERE nspname = {schema}""")
            .AnyAsync();
}
