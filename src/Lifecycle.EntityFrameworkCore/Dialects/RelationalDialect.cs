using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// What the store needs to know about one kind of database. A provider package supplies one; derive from it to support
/// another database. The database has to accept parameters named <c>@p0</c>, <c>@p1</c> and so on, and to compare rows
/// of values, as in <c>(a, b) > (@p0, @p1)</c>. An implementation is immutable and thread-safe; share one instance.
/// </summary>
/// <example>
/// <code>
/// services.AddSingleton&lt;RelationalDialect&gt;(new OtherDialect());
/// services.AddLifecycle&lt;GrantLifecycle&gt;().UseDbContext&lt;ApplicationContext&gt;();
/// </code>
/// </example>
public abstract class RelationalDialect
{
    /// <summary>
    /// The name of the Entity Framework provider that the dialect belongs to, as
    /// <see cref="Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade.ProviderName"/> returns it.
    /// </summary>
    public abstract string ProviderName { get; }

    /// <summary>
    /// A statement to run on every connection that the store opens itself. Default: <see langword="null"/>, for none.
    /// </summary>
    public virtual string? ConnectionSetup => null;

    /// <summary>
    /// The collation by which the database orders ids character by character, so that those with one beginning follow
    /// each other. Default: <see langword="null"/>, for a database that does so anyway.
    /// </summary>
    public virtual string? KeyCollation => null;

    /// <summary>Makes a connection that is not open.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    public abstract DbConnection CreateConnection(string connectionString);

    /// <summary>
    /// The connection string that a store with these options connects with. Default: as it is given.
    /// </summary>
    /// <param name="connectionString">The connection string that the application gave.</param>
    /// <param name="options">The options, which may be of a type of the provider's package.</param>
    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    public virtual string ConnectionString(string connectionString, RelationalStoreOptions options) => connectionString;

    /// <summary>
    /// Configures a context of the store's own: the provider, and the assembly with the provider's migrations, whose
    /// first derives from <see cref="InitialSchema"/>.
    /// </summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">The connection string.</param>
    public abstract void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>
    /// Whether a write failed because another writer came first: a key that exists already, or a transaction that the
    /// database rolled back in favour of another.
    /// </summary>
    /// <param name="exception">The exception of the failed write.</param>
    /// <returns><see langword="true"/> for a conflict; <see langword="false"/> to let the exception through.</returns>
    public abstract bool IsConflict(DbException exception);

    /// <summary>
    /// Whether the same call may succeed later. Default: <see cref="DbException.IsTransient"/>, as the provider set it.
    /// </summary>
    /// <param name="exception">The exception.</param>
    public virtual bool IsTransient(DbException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.IsTransient;
    }

    /// <summary>
    /// Whether a commit that failed has certainly written nothing. Default: whether the server reported an error, other
    /// than that it closes the connection.
    /// </summary>
    /// <param name="exception">The exception of the commit.</param>
    public virtual bool IsRolledBack(DbException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);

        // Classes of the SQL standard and PostgreSQL: 08 is a lost connection, 57 an intervention of an operator.
        return exception.SqlState is { Length: 5 } state
            && !state.StartsWith("08", StringComparison.Ordinal)
            && !state.StartsWith("57", StringComparison.Ordinal);
    }

    /// <summary>
    /// Begins a transaction that will write. Waits without blocking a thread while the database is busy. Default: the
    /// provider's transaction.
    /// </summary>
    /// <param name="connection">The connection, which is open.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="TimeoutException">The database was busy for too long.</exception>
    public virtual ValueTask<DbTransaction> BeginAsync(
        DbConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.BeginTransactionAsync(cancellationToken);
    }

    /// <summary>
    /// Names a database in messages, without credentials. Default: the database and its data source.
    /// </summary>
    /// <param name="connection">A connection to it, which need not be open.</param>
    public virtual string NameOf(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return $"{connection.Database} on {connection.DataSource}";
    }

    /// <summary>
    /// Names the lock that writers of this process take one after another. For a database that allows one writer at a
    /// time and makes the others block a thread. Default: <see langword="null"/>, for no lock.
    /// </summary>
    /// <param name="connectionString">The connection string.</param>
    /// <returns>The same text for all connection strings of one database.</returns>
    public virtual string? WriteLock(string connectionString) => null;

    /// <summary>What an exception means, as a sentence. Default: its message.</summary>
    /// <param name="exception">The exception.</param>
    public virtual string Explain(DbException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Message;
    }

    /// <summary>
    /// Creates the tables, or upgrades them to the latest migration. Several processes may do so at the same time. Only
    /// called if a migration is pending. Default: the migrations of Entity Framework.
    /// </summary>
    /// <param name="context">A context of the database, whose connection is open.</param>
    /// <returns>A task that completes when the tables are up to date.</returns>
    public virtual Task UpgradeAsync(LifecycleDbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Database.MigrateAsync();
    }

    /// <summary>
    /// Called after the commit of a write that has erased, pruned or deleted something, to remove what the database
    /// keeps of it outside the tables. Must not wait for other connections for long. Default: nothing.
    /// </summary>
    /// <param name="connection">The connection, which is open and has no transaction.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public virtual ValueTask ForgetAsync(DbConnection connection, CancellationToken cancellationToken = default) =>
        default;

    /// <summary>Quotes the name of a table or column. Default: in double quotes, as in the SQL standard.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The quoted name.</returns>
    public virtual string Quote(string name) => $"\"{name}\"";

    /// <summary>
    /// The clause behind <c>ORDER BY</c> that limits a query to a number of rows. Default: <c>LIMIT</c>.
    /// </summary>
    /// <param name="parameter">The parameter with the number, such as <c>@p3</c>.</param>
    /// <returns>The clause.</returns>
    public virtual string Limit(string parameter) => $"LIMIT {parameter}";

    /// <summary>
    /// Writes a column in a condition so that the database does not look it up in an index, where another index gives
    /// the rows in their order. For a database that chooses an index without knowing how many rows it leaves. Default:
    /// the column, for a database that counts them.
    /// </summary>
    /// <param name="column">The quoted column.</param>
    public virtual string Unindexed(string column) => column;

    /// <summary>
    /// Writes a parameter so that the database knows its type in a <c>SELECT</c>, also that of a null. For a database
    /// that commits the statements of a batch together, all or nothing, without a transaction around them, and that
    /// changes and inserts in one statement, as in <c>WITH changed AS (UPDATE … RETURNING 1) INSERT … SELECT … FROM
    /// changed</c>: most writes then take one round trip. Default: <see langword="null"/>, for one that does not.
    /// </summary>
    /// <param name="parameter">The parameter, such as <c>@p3</c>.</param>
    /// <param name="type">
    /// The type of the column: <see cref="string"/>, <see cref="long"/>, <see cref="int"/>, <see cref="bool"/>, or an
    /// array of bytes.
    /// </param>
    public virtual string? Typed(string parameter, Type type) => null;

    /// <summary>The options of a context of the store's own.</summary>
    internal DbContextOptions<LifecycleDbContext> Options(string connectionString)
    {
        var options = new DbContextOptionsBuilder<LifecycleDbContext>();
        Configure(options, connectionString);

        // The migrations have no snapshot of the model to compare it with.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return options.Options;
    }
}
