using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A store in a relational database. What a write has reported as written has been committed. Thread-safe where each call gets a context
/// of its own.
/// </summary>
public sealed class RelationalLifecycleStore : ILifecycleStore
{
    private readonly Func<CancellationToken, ValueTask<Lease>> _open;

    private RelationalLifecycleStore(Func<CancellationToken, ValueTask<Lease>> open) => _open = open;

    /// <summary>Makes a store with a context of its own for each call.</summary>
    /// <param name="contexts">Makes them.</param>
    /// <returns>The store. Thread-safe.</returns>
    public static RelationalLifecycleStore Of(IDbContextFactory<LifecycleDbContext> contexts)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        return new(async cancellationToken => new(await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false), isShared: false));
    }

    /// <summary>
    /// Makes a store in a context of the application, whose model has <c>AddLifecycles()</c>. What the context has to save is saved in one
    /// transaction with an accepted change of an instance; a refusal leaves it to be saved.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <returns>The store. Not thread-safe, as the context.</returns>
    public static RelationalLifecycleStore In(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(_ => new(new Lease(context, isShared: true)));
    }

    /// <inheritdoc/>
    public async ValueTask<StoredInstance?> FindAsync(string lifecycle, string id, CancellationToken cancellationToken = default)
    {
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            await using var command = lease.Command(Sql.FindInstance, lifecycle, id);
            return await lease.ReadAsync(command, Rows.ReadInstance, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
            return await WriteAsync(lease, write, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEntry>> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default)
    {
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            var entries = new List<StoredEntry>();
            await using var command = lease.Command(Sql.FindCommand, lifecycle, id, commandId);
            await foreach (var entry in lease.ReadAllAsync(command, Rows.ReadEntry, cancellationToken).ConfigureAwait(false))
                entries.Add(entry);

            return entries;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle, string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            var rows = lease.Context.Set<EntryRow>().AsNoTracking()
                .Where(row => row.Lifecycle == lifecycle && row.InstanceId == id)
                .OrderBy(row => row.Number)
                .AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return Rows.Entry(row);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredInstance> QueryAsync(
        InstanceQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);

        // In pages, so that no transaction of the database lasts as long as the caller takes.
        const int PageSize = 200;
        var (after, left) = (query.After, query.Limit ?? int.MaxValue);
        while (left > 0)
        {
            var page = await PageAsync(query, after, Math.Min(PageSize, left), cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
                yield return Rows.Instance(row);

            if (page.Count < PageSize)
                yield break;

            (after, left) = (page[^1].Id, left - page.Count);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, long>> CountByStageAsync(string lifecycle, CancellationToken cancellationToken = default)
    {
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            return await lease.Context.Set<InstanceRow>()
                .Where(row => row.Lifecycle == lifecycle)
                .GroupBy(row => row.Stage)
                .Select(stage => new { stage.Key, Count = stage.LongCount() })
                .ToDictionaryAsync(stage => stage.Key, stage => stage.Count, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OutgoingEvent>> PendingEventsAsync(long after, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            var rows = await lease.Context.Set<EventRow>().AsNoTracking()
                .Where(row => row.Position > after)
                .OrderBy(row => row.Position)
                .Take(limit)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return rows.ConvertAll(Rows.Event);
        }
    }

    /// <inheritdoc/>
    public async ValueTask MarkSentAsync(long position, CancellationToken cancellationToken = default)
    {
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            await lease.Context.Set<EventRow>().Where(row => row.Position == position)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<List<InstanceRow>> PageAsync(InstanceQuery query, string? after, int size, CancellationToken cancellationToken)
    {
        var lease = await _open(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            var rows = lease.Context.Set<InstanceRow>().AsNoTracking().Where(row => row.Lifecycle == query.Lifecycle);
            if (query.Stages is { } stages)
                rows = rows.Where(row => stages.Contains(row.Stage));
            if (query.DueBy is { UtcTicks: var due })
                rows = rows.Where(row => row.DueAt <= due);
            if (after is not null)
                rows = rows.Where(row => string.Compare(row.Id, after) > 0);

            return await rows.OrderBy(row => row.Id).Take(size).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<StoreOutcome> WriteAsync(Lease lease, StoreWrite write, CancellationToken cancellationToken)
    {
        // A transaction that the application has begun is the application's to end.
        var isOurs = lease.Context.Database.CurrentTransaction is null;
        var transaction = isOurs ? await lease.Context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false) : null;
        await using (transaction)
        {
            var savesAlongside = lease.IsShared && (write.Entries.Count == 0 || write.Instance.Version != write.Entries[0].Version || write.CommandId is not null);
            try
            {
                await using (var command = lease.Command(write))
                {
                    if (await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) != Sql.RowCount(write))
                        return await WhyNotAsync(lease, transaction, write, cancellationToken).ConfigureAwait(false);
                }

                if (savesAlongside)
                    await lease.Context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken).ConfigureAwait(false);

                if (transaction is not null)
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DbException exception) when (exception.IsConstraintViolation())
            {
                return await WhyNotAsync(lease, transaction, write, cancellationToken).ConfigureAwait(false);
            }

            if (savesAlongside)
                lease.Context.ChangeTracker.AcceptAllChanges();

            return StoreOutcome.Written;
        }
    }

    private static async ValueTask<StoreOutcome> WhyNotAsync(
        Lease lease, IDbContextTransaction? transaction, StoreWrite write, CancellationToken cancellationToken)
    {
        if (transaction is null)
            throw new ConcurrencyException(write.Instance.Lifecycle, write.Instance.Id);

        await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
        if (write.CommandId is not { } commandId)
            return StoreOutcome.Conflict;

        await using var command = lease.Command(Sql.IsApplied, write.Instance.Lifecycle, write.Instance.Id, commandId);
        return await lease.ReadAsync(command, static reader => reader.GetString(0), cancellationToken).ConfigureAwait(false) is null
            ? StoreOutcome.Conflict
            : StoreOutcome.AlreadyApplied;
    }
}
