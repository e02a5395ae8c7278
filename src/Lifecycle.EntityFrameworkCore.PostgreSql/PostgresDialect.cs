using System.Data.Common;
using Microsoft.EntityFrameworkCore;
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

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) => new NpgsqlConnection(connectionString);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(
            connectionString,
            postgres => postgres.MigrationsAssembly(typeof(PostgresInitialSchema).Assembly));

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
}
