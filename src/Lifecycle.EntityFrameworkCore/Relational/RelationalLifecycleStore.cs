using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A store in a relational database. A write that reports <see cref="StoreOutcome.Written"/> is committed, unless it is
/// part of a transaction of the application. Thread-safe, except for a store in a context of the application.
/// </summary>
public sealed class RelationalLifecycleStore : ILifecycleStore
{
    private const int PageSize = 200;

    /// <summary>The page of a call that reads entries, which are many and small.</summary>
    private const int EntriesPageSize = 1000;

    private readonly StoreDatabase _database;

    private RelationalLifecycleStore(StoreDatabase database) => _database = database;

    /// <summary>
    /// Opens a store in a database. The store creates the tables, or upgrades them, before their first use.
    /// </summary>
    /// <param name="dialect">The dialect of the database, from the package of its provider.</param>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="options">
    /// The options, which may be those of the provider's package; the defaults if <see langword="null"/>.
    /// </param>
    /// <returns>The store.</returns>
    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    public static RelationalLifecycleStore Open(
        RelationalDialect dialect, string connectionString, RelationalStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        options ??= new();
        return new(new OwnDatabase(dialect, dialect.ConnectionString(connectionString, options), options));
    }

    /// <summary>
    /// The SQL script that creates the tables in an empty database, for an administrator who runs it with the tools of
    /// the database. The application then sets <see cref="RelationalStoreOptions.Migrate"/> to <see langword="false"/>.
    /// </summary>
    /// <param name="dialect">The dialect of the database, from the package of its provider.</param>
    /// <param name="connectionString">The connection string. No connection is opened.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    public static string Script(RelationalDialect dialect, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        using var context = new LifecycleDbContext(dialect.Options(connectionString));
        return context.GetService<IMigrator>().GenerateScript();
    }

    /// <summary>
    /// Makes a store in a context of the application, whose model has <c>AddLifecycles()</c> and whose migrations
    /// create the tables. A change of an instance saves the context's pending changes in the same transaction; a
    /// refusal leaves them pending.
    /// </summary>
    /// <param name="context">
    /// The context. The store writes within the context's current transaction, if there is one, and leaves it to the
    /// application to commit.
    /// </param>
    /// <param name="dialect">The dialect of the context's database.</param>
    /// <returns>The store. Like the context, it is not thread-safe.</returns>
    /// <exception cref="ArgumentException">The dialect is for another provider than the context's.</exception>
    /// <exception cref="LifecycleException">The model of the context lacks <c>AddLifecycles()</c>.</exception>
    public static RelationalLifecycleStore In(DbContext context, RelationalDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(dialect);
        var provider = context.Database.ProviderName;
        if (provider != dialect.ProviderName)
            throw new ArgumentException(
                $"{context.GetType().Name} uses {provider}, and the dialect is for {dialect.ProviderName}.",
                nameof(dialect));

        return new(new SharedDatabase(context, dialect));
    }

    /// <inheritdoc/>
    public async ValueTask<StoredInstance?> FindAsync(
        string lifecycle,
        string id,
        CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(sql => sql.FindInstance(lifecycle, id), InstanceTable.Read, cancellationToken)
            .ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    /// <inheritdoc/>
    public ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        return _database.WriteAsync(write, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default) =>
        _database.ReadAsync(
            (session, cancellationToken) => FindCommandAsync(session, lifecycle, id, commandId, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle, string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // In pages, so that no connection stays open while the caller works on an entry.
        var after = 0L;
        List<StoredEntry> page;
        do
        {
            page = await ReadAsync(
                sql => sql.FindHistory(lifecycle, id, after, EntriesPageSize), EntryTable.Read, cancellationToken)
                .ConfigureAwait(false);
            foreach (var entry in page)
                yield return entry;

            after = page is [.., var last] ? last.Number : after;
        }
        while (page.Count == EntriesPageSize);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEntry>> LatestEntriesAsync(
        string lifecycle, string id, long before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await ReadAsync(
            sql => sql.FindLatest(lifecycle, id, before, limit), EntryTable.Read, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<InstanceEntry> HistoriesAsync(
        string lifecycle,
        Action<UnreadableRow>? unreadable = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (id, after) = (string.Empty, 0L);
        List<ReadRow<(string Id, long Number), StoredEntry>> page;
        do
        {
            page = await ReadAsync(
                sql => sql.FindHistories(lifecycle, id, after, EntriesPageSize), EntryTable.TryRead, cancellationToken)
                .ConfigureAwait(false);
            foreach (var (place, entry, failure) in page)
            {
                if (entry is not null)
                    yield return new(place.Id, entry);
                else
                    Skip(new(lifecycle, place.Id, failure!) { Entry = place.Number }, unreadable);
            }

            (id, after) = page is [.., var last] ? last.Place : (id, after);
        }
        while (page.Count == EntriesPageSize);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredInstance> QueryAsync(
        InstanceQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var left = query.Limit ?? int.MaxValue;
        while (left > 0)
        {
            var size = Math.Min(PageSize, left);
            var rest = query;
            var page = await ReadAsync(
                sql => sql.FindInstances(rest, size), InstanceTable.TryRead, cancellationToken)
                .ConfigureAwait(false);
            foreach (var (place, instance, failure) in page)
            {
                if (instance is not null)
                    yield return instance;
                else
                    Skip(
                        new(query.Lifecycle, place.Id, failure!)
                        {
                            Instance = (failure as DamagedInstanceException)?.Instance,
                        },
                        query.Unreadable);
            }

            if (page.Count < size)
                yield break;

            (query, left) = (Behind(query, page[^1].Place), left - page.Count);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(
        string lifecycle,
        CancellationToken cancellationToken = default)
    {
        return await ReadAsync(
            sql => sql.CountByStage(lifecycle),
            static row => new StageCount(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lists the lifecycles that have stored instances, for tools that do not know the definitions. It takes one search
    /// in an index for each, however many instances there are.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The names, in the database's order of text.</returns>
    public async IAsyncEnumerable<string> LifecyclesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = string.Empty;
        while (await ReadAsync(
            sql => sql.NextLifecycle(after),
            static row => row.IsDBNull(0) ? null : row.GetString(0),
            cancellationToken).ConfigureAwait(false) is [{ } next])
        {
            yield return next;
            after = next;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OutgoingEvent>> FindEventsAsync(
        EventQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var page = await ReadAsync(sql => sql.FindEvents(query), EventTable.TryRead, cancellationToken)
            .ConfigureAwait(false);
        foreach (var (place, _, failure) in page)
        {
            if (failure is not null)
                Skip(new(query.Lifecycle, place.InstanceId, failure) { Event = place.Position }, query.Unreadable);
        }

        return [.. page.Select(row => row.Value).OfType<OutgoingEvent>()];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> UpdateEventAsync(
        OutgoingEvent outgoing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        return await RunAsync(sql => sql.UpdateEvent(outgoing), cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <inheritdoc/>
    public async ValueTask DeleteEventsAsync(
        IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(positions);
        foreach (var some in positions.Chunk(PageSize))
            await RunAsync(sql => sql.DeleteEvents(some), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryLeaseAsync(
        string name,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken = default) =>
        _database.ChangeAsync(
            async (session, cancellationToken) =>
                await session.RunAsync(session.Sql.RenewLease(name, owner, now, until), cancellationToken)
                    .ConfigureAwait(false) == 1
                || await session.TryInsertAsync(session.Sql.InsertLease(name, owner, until), cancellationToken)
                    .ConfigureAwait(false),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<StoredLease?> FindLeaseAsync(string name, CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(sql => sql.FindLease(name), LeaseTable.Read, cancellationToken)
            .ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    /// <inheritdoc/>
    public async ValueTask EndLeaseAsync(string name, string owner, CancellationToken cancellationToken = default) =>
        await RunAsync(sql => sql.DeleteLease(name, owner), cancellationToken).ConfigureAwait(false);

    /// <summary>The query of what comes behind a row.</summary>
    private static InstanceQuery Behind(InstanceQuery query, InstancePlace last) => query switch
    {
        { DueBy: not null } => query with { AfterDue = new(last.DueAt!.Value, last.Id) },
        { UnsettledBy: not null } => query with { AfterDue = new(last.UnsettledAt!.Value, last.Id) },
        _ => query with { After = last.Id },
    };

    /// <exception cref="LifecycleException">The caller does not skip what cannot be read.</exception>
    private static void Skip(UnreadableRow row, Action<UnreadableRow>? unreadable)
    {
        if (unreadable is null)
            throw row.Exception;

        unreadable(row);
    }

    private ValueTask<int> RunAsync(Func<Sql, Statement> statement, CancellationToken cancellationToken) =>
        _database.ChangeAsync(
            (session, cancellationToken) => session.RunAsync(statement(session.Sql), cancellationToken),
            cancellationToken);

    private static async ValueTask<StoredCommand?> FindCommandAsync(
        Session session, string lifecycle, string id, string commandId, CancellationToken cancellationToken)
    {
        StoredInstance? before = null;
        while (true)
        {
            var found = await session
                .ReadAsync(
                    session.Sql.FindCommand(lifecycle, id, commandId),
                    static row => (Instance: InstanceTable.Read(row), First: Sql.FirstEntryOf(row)),
                    cancellationToken)
                .ConfigureAwait(false);
            if (found is not [var (instance, first)])
                return null;

            if (first is null)
                return new(instance, []);

            var (entries, missing) = await FindEntriesAsync(session, instance, first.Value, cancellationToken)
                .ConfigureAwait(false);
            if (missing is null)
                return new(instance, entries);

            // Where the instance has changed, entries may have been pruned or deleted since it was read.
            if (instance.ConcurrencyToken == before?.ConcurrencyToken && instance.Head == before.Head)
                throw new LifecycleException(
                    $"The history of {lifecycle} {id} lacks entry {missing}, which command {commandId} may have "
                        + "written. Verify the history.");

            before = instance;
        }
    }

    /// <summary>Finds the entries that were written with one token.</summary>
    /// <returns>
    /// The entries, and the number of an entry that is gone. The entry behind those of the token shows that none is.
    /// </returns>
    private static async ValueTask<(List<StoredEntry> Entries, long? Missing)> FindEntriesAsync(
        Session session, StoredInstance instance, long first, CancellationToken cancellationToken)
    {
        const int Limit = 8;
        var entries = new List<StoredEntry>();
        var next = first;
        while (next <= instance.EntryCount)
        {
            var page = await session
                .ReadAsync(
                    session.Sql.FindHistory(instance.Lifecycle, instance.Id, next - 1, Limit),
                    EntryTable.Read,
                    cancellationToken)
                .ConfigureAwait(false);
            foreach (var entry in page)
            {
                if (entry.Number != next)
                    return (entries, next);

                if (entries is [var one, ..] && entry.ConcurrencyToken != one.ConcurrencyToken)
                    return (entries, null);

                entries.Add(entry);
                next++;
            }

            if (page.Count == 0)
                return (entries, next);
        }

        return (entries, null);
    }

    private ValueTask<List<T>> ReadAsync<T>(
        Func<Sql, Statement> statement, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            (session, cancellationToken) => session.ReadAsync(statement(session.Sql), read, cancellationToken),
            cancellationToken);
}
