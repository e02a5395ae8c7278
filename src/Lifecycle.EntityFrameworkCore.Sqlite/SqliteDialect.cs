using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The dialect of SQLite. Immutable and thread-safe.</summary>
public sealed class SqliteDialect : RelationalDialect
{
    /// <summary>The longest time between two attempts to take the lock, in milliseconds.</summary>
    private const int LongestDelay = 50;

    private SqliteDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string ProviderName => "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>
    /// Makes every commit wait until it is on the disk, however the SQLite library was built, and overwrites what is
    /// deleted, so that erased details are not left in free parts of the file.
    /// </summary>
    public override string ConnectionSetup => "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON";

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) => new SqliteConnection(connectionString);

    /// <summary>
    /// Creates no file that is missing, unless <see cref="SqliteStoreOptions.CreateIfMissing"/> says so.
    /// </summary>
    /// <inheritdoc/>
    public override string ConnectionString(string connectionString, RelationalStoreOptions options) =>
        (options as SqliteStoreOptions ?? new()).Apply(connectionString);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(
            connectionString,
            sqlite => sqlite.MigrationsAssembly(typeof(SqliteInitialSchema).Assembly));

    /// <inheritdoc/>
    public override bool IsConflict(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT };

    /// <summary>Whether another connection uses the file.</summary>
    /// <inheritdoc/>
    public override bool IsTransient(DbException exception) =>
        exception is SqliteException
        {
            SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL,
        };

    /// <summary>Whether the commit failed for another reason than the disk.</summary>
    /// <inheritdoc/>
    public override bool IsRolledBack(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: not raw.SQLITE_IOERR };

    /// <summary>
    /// Begins a transaction, and waits for up to the connection's <c>Default Timeout</c> while another process writes.
    /// </summary>
    /// <inheritdoc/>
    public override async ValueTask<DbTransaction> BeginAsync(
        DbConnection connection, CancellationToken cancellationToken = default)
    {
        var sqlite = (SqliteConnection)connection;
        var transaction = sqlite.BeginTransaction(deferred: true);
        try
        {
            // A deferred transaction holds no lock. Microsoft.Data.Sqlite would put the thread to sleep until it could
            // begin another one.
            Run(sqlite, "COMMIT");
            await BeginImmediateAsync(sqlite, cancellationToken).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            // The transaction is rolled back when it is disposed.
            Run(sqlite, "BEGIN");
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override string Explain(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN }
            ? "The file cannot be opened. If it does not exist, correct the connection string, or set "
                + $"{nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.CreateIfMissing)} to create it."
            : base.Explain(exception);

    /// <summary>Names the file.</summary>
    /// <inheritdoc/>
    public override string NameOf(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.DataSource;
    }

    /// <summary>
    /// Names one lock for each file. A writer that finds the file locked sleeps in SQLite and blocks its thread.
    /// </summary>
    /// <inheritdoc/>
    public override string WriteLock(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <summary>A unary plus rules out an index (sqlite.org/optoverview.html).</summary>
    /// <inheritdoc/>
    public override string Unindexed(string column) => $"+{column}";

    /// <summary>Upgrades the tables in one transaction, which a killed process cannot leave half done.</summary>
    /// <inheritdoc/>
    public override Task UpgradeAsync(LifecycleDbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SqliteSchema.UpgradeAsync(context);
    }

    /// <summary>
    /// Copies the log of writes into the file and empties it, since it holds pages as they were before. Where a reader
    /// is at an earlier state for longer than a moment, the log is emptied by a later call.
    /// </summary>
    /// <inheritdoc/>
    public override async ValueTask ForgetAsync(
        DbConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        for (var delay = 1; delay <= LongestDelay; delay *= 2)
        {
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                var isBusy = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
                if (isBusy is 0L)
                    return;
            }

            await Task
                .Delay(TimeSpan.FromMilliseconds(delay), TimeProvider.System, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async ValueTask BeginImmediateAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var delay = 1;
        while (Run(connection, "BEGIN IMMEDIATE") is { } failure)
        {
            if (!Instance.IsTransient(failure))
                throw failure;
            if (connection.DefaultTimeout is > 0 and var limit && Stopwatch.GetElapsedTime(start).TotalSeconds > limit)
                throw new TimeoutException($"Another connection has been writing for {limit} s.", failure);

            await Task
                .Delay(TimeSpan.FromMilliseconds(delay), TimeProvider.System, cancellationToken)
                .ConfigureAwait(false);
            delay = Math.Min(2 * delay, LongestDelay);
        }
    }

    /// <summary>Runs a statement, and never waits.</summary>
    private static SqliteException? Run(SqliteConnection connection, string statement)
    {
        var result = raw.sqlite3_exec(connection.Handle, statement);
        return result == raw.SQLITE_OK
            ? null
            : new(
                raw.sqlite3_errmsg(connection.Handle).utf8_to_string(),
                result,
                raw.sqlite3_extended_errcode(connection.Handle));
    }
}
