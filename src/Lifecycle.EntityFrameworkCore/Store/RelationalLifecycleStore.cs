using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A store in a relational database. What a write has reported as written has been committed. Thread-safe, unless it
/// works in a context of the application.
/// </summary>
public sealed class RelationalLifecycleStore : ILifecycleStore
{
    private const int PageSize = 200;

    /// <summary>
    /// By file of SQLite, whose turn it is to write: who finds it busy would sleep, and block a thread.
    /// </summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new();

    private readonly Func<CancellationToken, ValueTask<Session>> _open;

    private RelationalLifecycleStore(Func<CancellationToken, ValueTask<Session>> open) => _open = open;

    /// <summary>
    /// Makes a store in a file of SQLite, or in memory as long as a connection to it is open. The tables are made when
    /// it is used first.
    /// </summary>
    /// <param name="connectionString">Where, as <see cref="SqliteConnection"/> understands it.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public static RelationalLifecycleStore Sqlite(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var builder = new SqliteConnectionStringBuilder(connectionString);
        var connection = builder.ConnectionString;
        return Of(
            new DbContextOptionsBuilder<LifecycleDbContext>().UseSqlite(connection),
            () => new SqliteConnection(connection),
            // However SQLite was built, a commit waits until it is on the disk.
            "PRAGMA synchronous = FULL",
            Turns.GetOrAdd(builder.DataSource, static _ => new(1, 1)));
    }

    /// <summary>Makes a store in a database of PostgreSQL. The tables are made when it is used first.</summary>
    /// <param name="connectionString">Where, as Npgsql understands it.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public static RelationalLifecycleStore Postgres(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var connection = new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        return Of(new DbContextOptionsBuilder<LifecycleDbContext>().UseNpgsql(connection), () =>
            new NpgsqlConnection(connection));
    }

    /// <summary>
    /// Makes a store in a context of the application, whose model has <c>AddLifecycles()</c> and whose migrations make
    /// the tables. What the context has to save is saved in one transaction with a change of an instance; a refusal
    /// leaves it to be saved.
    /// </summary>
    /// <param name="context">The context. A transaction that it is in is used, and left to the application to
    /// commit.</param>
    /// <returns>The store. Not thread-safe, as the context.</returns>
    public static RelationalLifecycleStore In(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(_ => new(new SharedSession(context)));
    }

    /// <inheritdoc/>
    public async ValueTask<StoredInstance?> FindAsync(
        string lifecycle,
        string id,
        CancellationToken cancellationToken = default)
    {
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return (
                await session
                    .ReadAsync(new(Sql.FindInstance, [lifecycle, id]), Rows.ReadInstance, cancellationToken)
                    .ConfigureAwait(false)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.TryWriteAsync(write, cancellationToken).ConfigureAwait(false)
                ? StoreOutcome.Written
                : await WhyNotAsync(session, write, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default)
    {
        var session = await _open(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var found = await session
                .ReadAsync(new(Sql.FindCommand, [lifecycle, id, commandId]), Rows.ReadCommand, cancellationToken)
                .ConfigureAwait(false);
            if (found is not [var (instance, first, last)])
                return null;

            var ofCommand = new Statement(Sql.FindHistory, [lifecycle, id, first - 1, last - first + 1]);
            return new(
                instance,
                last < first
                    ? []
                    : await session.ReadAsync(ofCommand, Rows.ReadEntry, cancellationToken).ConfigureAwait(false));
        }
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
                page = await session
                    .ReadAsync(
                        new(Sql.FindHistory, [lifecycle, id, after, PageSize]),
                        Rows.ReadEntry,
                        cancellationToken)
                    .ConfigureAwait(false);

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
    public async ValueTask<IReadOnlyDictionary<string, long>> CountByStageAsync(
        string lifecycle,
        CancellationToken cancellationToken = default)
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

    private static RelationalLifecycleStore Of(
        DbContextOptionsBuilder<LifecycleDbContext> options,
        Func<DbConnection> newConnection,
        string? onOpened = null,
        SemaphoreSlim? turn = null)
    {
        // The one migration serves every database, and is compared with the model by tests.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return new(new OwnDatabase(options.Options, newConnection, onOpened, turn).OpenAsync);
    }

    private static async ValueTask<StoreOutcome> WhyNotAsync(
        Session session,
        StoreWrite write,
        CancellationToken cancellationToken)
    {
        if (write.CommandId is not { } commandId)
            return StoreOutcome.Conflict;

        var command = new Statement(Sql.IsApplied, [write.Instance.Lifecycle, write.Instance.Id, commandId]);
        var applied = await session.ReadAsync(command, static _ => true, cancellationToken).ConfigureAwait(false);
        return applied.Count == 0 ? StoreOutcome.Conflict : StoreOutcome.AlreadyApplied;
    }

    private async ValueTask<List<InstanceRow>> PageAsync(
        InstanceQuery query,
        string? after,
        int size,
        CancellationToken cancellationToken)
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
