using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ExecutionStrategy = Microsoft.EntityFrameworkCore.Storage.ExecutionStrategy;
using ExecutionStrategyDependencies = Microsoft.EntityFrameworkCore.Storage.ExecutionStrategyDependencies;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;

/// <summary>An SQLite file in a temporary folder.</summary>
public sealed class SqliteDatabase : RelationalDatabase
{
    private readonly string _folder;

    public SqliteDatabase()
        : this(Directory.CreateTempSubdirectory("lifecycle").FullName)
    {
    }

    private SqliteDatabase(string folder)
        : base(SqliteDialect.Instance, $"Data Source={Path.Combine(folder, "lifecycles.db")}") => _folder = folder;

    /// <inheritdoc/>
    public override ILifecycleStore Open() =>
        RelationalLifecycleStore.Sqlite(ConnectionString, new() { CreateIfMissing = true });

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString);

    /// <inheritdoc/>
    public override void ConfigureRetrying(DbContextOptionsBuilder options) =>
        options.UseSqlite(ConnectionString, sqlite => sqlite.ExecutionStrategy(each => new RetryingStrategy(each)));

    /// <inheritdoc/>
    public override Exception Lost() => new SqliteException("lost", SQLitePCL.raw.SQLITE_IOERR);

    /// <inheritdoc/>
    public override void Use(LifecycleRegistration registration, string connectionString) =>
        registration.UseSqlite(connectionString, new() { CreateIfMissing = true });

    /// <inheritdoc/>
    protected override string Explain => "EXPLAIN QUERY PLAN";

    /// <summary>SQLite numbers the index of a primary key, which is the first.</summary>
    /// <inheritdoc/>
    public override bool Walks(string plan, string index, bool sortsPage)
    {
        var name = index.StartsWith("PK_", StringComparison.Ordinal)
            ? $"sqlite_autoindex_{index["PK_".Length..]}_1"
            : index;
        return plan.Contains($" INDEX {name} (Lifecycle=?", StringComparison.Ordinal)
            && (sortsPage || !plan.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>SQLite has no strategy of its own.</summary>
    private sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) =>
            exception is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_IOERR };
    }
}
