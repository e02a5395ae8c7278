using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The dialect of SQLite. Immutable and thread-safe.</summary>
public sealed class SqliteDialect : RelationalDialect
{
    private SqliteDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string ProviderName => "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>Makes every commit wait until it is on the disk, however the SQLite library was built.</summary>
    public override string ConnectionSetup => "PRAGMA synchronous = FULL";

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) => new SqliteConnection(connectionString);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(
            connectionString,
            sqlite => sqlite.MigrationsAssembly(typeof(SqliteInitialSchema).Assembly));

    /// <inheritdoc/>
    public override bool IsConflict(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT };

    /// <summary>
    /// Names one lock for each file. A writer that finds the file locked sleeps in SQLite and blocks its thread.
    /// </summary>
    /// <inheritdoc/>
    public override string WriteLock(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <summary>Upgrades the tables in one transaction, which a killed process cannot leave half done.</summary>
    /// <inheritdoc/>
    public override Task UpgradeAsync(LifecycleDbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SqliteSchema.UpgradeAsync(context);
    }
}
