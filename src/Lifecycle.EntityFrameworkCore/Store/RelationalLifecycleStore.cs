using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A store in a relational database. What a write has reported as written has been committed. Thread-safe, unless it works in a context
/// of the application.
/// </summary>
public sealed class RelationalLifecycleStore : ILifecycleStore
{
    private const int PageSize = 200;
    private const string Savepoint = "lifecycle";

    private readonly Func<CancellationToken, ValueTask<Session>> _open;

    private RelationalLifecycleStore(Func<CancellationToken, ValueTask<Session>> open) => _open = open;

    /// <summary>Makes a store in a file of SQLite, or in memory as long as a connection to it is open. The tables are made when it is used first.</summary>
    /// <param name="connectionString">Where, as <see cref="SqliteConnection"/> understands it.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public static RelationalLifecycleStore Sqlite(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return Of(new DbContextOptionsBuilder<LifecycleDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder(connectionString).ConnectionString)
            .AddInterceptors(FullSynchronization.Instance));
    }

    /// <summary>Makes a store in a database of PostgreSQL. The tables are made when it is used first.</summary>
    /// <param name="connectionString">Where, as Npgsql understands it.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public static RelationalLifecycleStore Postgres(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return Of(new DbContextOptionsBuilder<LifecycleDbContext>()
            .UseNpgsql(new Npgsql.NpgsqlConnectionStringBuilder(connectionString).ConnectionString));
    }

    /// <summary>
    /// Makes a store in a context of the application, whose model has <c>AddLifecycles()</c> and whose migrations make the tables. What the
    /// context has to save is saved in one transaction with a change of an instance; a refusal leaves it to be saved.
    /// </summary>
    /// <param name="context">The context. A transaction that it is in is used, and left to the application to commit.</param>
    /// <returns>The store. Not thread-safe, as the context.</returns>
    public static RelationalLifecycleStore In(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(_ => new(new Session(context, isShared: true)));
    }

    /// <inheritdoc/>
    public async ValueTask<StoredInstance?> FindAsync(string lifecycle, string id, CancellationToken cancellationToken = default)
    {
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return (await session.ReadAsync(Sql.FindInstance, [lifecycle, id], Rows.ReadInstance, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return session.Context.Database.CurrentTransaction is { } theirs
                ? await WriteWithinAsync(session, theirs, write, cancellationToken).ConfigureAwait(false)
                : await WriteAsync(session, write, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEntry>> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default)
    {
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return await session.ReadAsync(Sql.FindCommand, [lifecycle, id, commandId], Rows.ReadEntry, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle, string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // In pages, so that nothing in the database stays open for as long as the caller takes.
        var after = 0L;
        List<StoredEntry> page;
        do
        {
            var session = await _open(cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
                page = await session.ReadAsync(Sql.FindHistory, [lifecycle, id, after, PageSize], Rows.ReadEntry, cancellationToken).ConfigureAwait(false);

            foreach (var entry in page)
                yield return entry;

            after = page is [.., var last] ? last.Number : after;
        }
        while (page.Count == PageSize);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredInstance> QueryAsync(
        InstanceQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (after, left) = (query.After, query.Limit ?? int.MaxValue);
        while (left > 0)
        {
            var size = Math.Min(PageSize, left);
            var page = await PageAsync(query, after, size, cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
                yield return Rows.Instance(row);

            if (page.Count < size)
                yield break;

            (after, left) = (page[^1].Id, left - page.Count);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, long>> CountByStageAsync(string lifecycle, CancellationToken cancellationToken = default)
    {
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.Context.Set<InstanceRow>()
                .Where(row => row.Lifecycle == lifecycle)
                .GroupBy(row => row.Stage)
                .Select(stage => new { stage.Key, Count = stage.LongCount() })
                .ToDictionaryAsync(stage => stage.Key, stage => stage.Count, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OutgoingEvent>> PendingEventsAsync(
        string lifecycle, long after, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var rows = await session.Context.Set<EventRow>().AsNoTracking()
                .Where(row => row.Lifecycle == lifecycle && row.Position > after)
                .OrderBy(row => row.Position)
                .Take(limit)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return rows.ConvertAll(Rows.Event);
        }
    }

    /// <inheritdoc/>
    public async ValueTask MarkSentAsync(long position, CancellationToken cancellationToken = default)
    {
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await session.Context.Set<EventRow>().Where(row => row.Position == position)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static RelationalLifecycleStore Of(DbContextOptionsBuilder<LifecycleDbContext> options)
    {
        // The one migration serves every database, and is compared with the model by tests.
        options.ConfigureWarnings(warnings => warnings.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning));
        var database = new OwnDatabase(options.Options);
        return new(database.OpenAsync);
    }

    private static async ValueTask<StoreOutcome> WriteAsync(Session session, StoreWrite write, CancellationToken cancellationToken)
    {
        var transaction = await session.Context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (!await TryWriteAsync(session, write, cancellationToken).ConfigureAwait(false))
            {
                await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
                return await WhyNotAsync(session, write, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (SavesAlongside(session, write))
            session.Context.ChangeTracker.AcceptAllChanges();

        return StoreOutcome.Written;
    }

    /// <summary>Writes within a transaction that the application has begun, and that stays usable if others came first.</summary>
    private static async ValueTask<StoreOutcome> WriteWithinAsync(
        Session session, IDbContextTransaction transaction, StoreWrite write, CancellationToken cancellationToken)
    {
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        if (!await TryWriteAsync(session, write, cancellationToken).ConfigureAwait(false))
        {
            await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return await WhyNotAsync(session, write, cancellationToken).ConfigureAwait(false);
        }

        await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        if (SavesAlongside(session, write))
            session.Context.ChangeTracker.AcceptAllChanges();

        return StoreOutcome.Written;
    }

    /// <returns>Whether nobody came first; if somebody did, what was written has to be rolled back.</returns>
    private static async ValueTask<bool> TryWriteAsync(Session session, StoreWrite write, CancellationToken cancellationToken)
    {
        var (text, arguments, rowCount) = Sql.Write(write);
        try
        {
            var command = await session.CommandAsync(text, arguments, cancellationToken).ConfigureAwait(false);
            await using (command.ConfigureAwait(false))
            {
                if (await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) != rowCount)
                    return false;
            }
        }
        catch (DbException exception) when (IsConflict(exception))
        {
            return false;
        }

        // Committed it is not yet, so that what is saved counts as saved only later.
        if (SavesAlongside(session, write))
            await session.Context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken).ConfigureAwait(false);

        return true;
    }

    /// <summary>What the application has pending belongs to a change of an instance, and not to the record of a refusal.</summary>
    private static bool SavesAlongside(Session session, StoreWrite write) =>
        session.IsShared
        && (write.Entries.Count == 0 || write.Entries.Any(entry => entry.Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed));

    private static async ValueTask<StoreOutcome> WhyNotAsync(Session session, StoreWrite write, CancellationToken cancellationToken)
    {
        if (write.CommandId is not { } commandId)
            return StoreOutcome.Conflict;

        var applied = await session.ReadAsync(
            Sql.IsApplied, [write.Instance.Lifecycle, write.Instance.Id, commandId], static _ => true, cancellationToken).ConfigureAwait(false);
        return applied.Count == 0 ? StoreOutcome.Conflict : StoreOutcome.AlreadyApplied;
    }

    /// <summary>A key that is there already; or, at PostgreSQL, transactions that wait for each other, of which it has rolled this one back.</summary>
    private static bool IsConflict(DbException exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT,
        _ => exception.SqlState is "23505" or "40001" or "40P01",
    };

    private async ValueTask<List<InstanceRow>> PageAsync(InstanceQuery query, string? after, int size, CancellationToken cancellationToken)
    {
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var rows = session.Context.Set<InstanceRow>().AsNoTracking().Where(row => row.Lifecycle == query.Lifecycle);
            if (query.Stages is { } stages)
                rows = rows.Where(row => stages.Contains(row.Stage));
            if (query.DueBy is { UtcTicks: var due })
                rows = rows.Where(row => row.DueAt <= due);
            if (after is not null)
                rows = rows.Where(row => string.Compare(row.Id, after) > 0);

            return await rows.OrderBy(row => row.Id).Take(size).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
