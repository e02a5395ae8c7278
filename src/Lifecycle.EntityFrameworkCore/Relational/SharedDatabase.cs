using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The database of the application's context. The context's pending changes are saved with a change of an instance. Not
/// thread-safe, as the context is not.
/// </summary>
internal sealed class SharedDatabase(DbContext context, RelationalDialect dialect) : StoreDatabase(dialect)
{
    private const string Savepoint = "lifecycle";

    private readonly Sql _sql = Sql.Of(dialect, context);

    /// <inheritdoc/>
    protected override string Name => Dialect.NameOf(context.Database.GetDbConnection());

    /// <summary>
    /// Whether an execution strategy of the application runs this call. It only knows the exceptions of its provider.
    /// </summary>
    private static bool IsInStrategy => ExecutionStrategy.Current is not null;

    /// <inheritdoc/>
    public override async ValueTask<T> ReadAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(
                read,
                async (read, cancellationToken) =>
                {
                    await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                    try
                    {
                        return await read(NewSession(), cancellationToken).ConfigureAwait(false);
                    }
                    finally
                    {
                        await context.Database.CloseConnectionAsync().ConfigureAwait(false);
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsInStrategy && OfDatabase(exception) is not null)
        {
            throw Failed(OfDatabase(exception)!, attempt: null);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<T> ChangeAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> change, CancellationToken cancellationToken) =>
        ReadAsync(change, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken)
    {
        var attempt = new WriteAttempt(write);
        try
        {
            var outcome = await RunAsync(attempt, WriteAsync, cancellationToken).ConfigureAwait(false);
            if (outcome == StoreOutcome.Written && IsChange(write))
                context.ChangeTracker.AcceptAllChanges();

            return outcome;
        }
        catch (Exception exception) when (!IsInStrategy && OfDatabase(exception) is not null)
        {
            throw Failed(OfDatabase(exception)!, attempt);
        }
    }

    /// <summary>
    /// Pending changes belong to a change of an instance, not to the record of a refusal or of a due date that failed.
    /// </summary>
    private static bool IsChange(StoreWrite write) =>
        write.Repeat is null
        && write.Kind != StoreWriteKind.Prune
        && (write.Kind == StoreWriteKind.Delete || write.Entries.Any(entry => entry.IsAccepted));

    /// <summary>Runs in the context's execution strategy, unless a transaction is open: it is not run again.</summary>
    private async ValueTask<TResult> RunAsync<TState, TResult>(
        TState state, Func<TState, CancellationToken, Task<TResult>> run, CancellationToken cancellationToken)
    {
        var strategy = context.Database.CurrentTransaction is null ? context.Database.CreateExecutionStrategy() : null;
        return strategy is { RetriesOnFailure: true }
            ? await strategy
                .ExecuteAsync(
                    state,
                    (_, state, cancellationToken) => run(state, cancellationToken),
                    verifySucceeded: null,
                    cancellationToken)
                .ConfigureAwait(false)
            : await run(state, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StoreOutcome> WriteAsync(WriteAttempt attempt, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is { } outer)
            return await WriteWithinAsync(outer, attempt, cancellationToken).ConfigureAwait(false);

        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (attempt.Unknown is not null && await IsCommittedAsync(attempt, cancellationToken).ConfigureAwait(false))
                return StoreOutcome.Written;

            return await CommitAsync(attempt, cancellationToken).ConfigureAwait(false)
                ? StoreOutcome.Written
                : await WhyNotAsync(NewSession(), attempt, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    /// <returns>Whether it is written; <see langword="false"/> if another writer came first.</returns>
    private async ValueTask<bool> CommitAsync(WriteAttempt attempt, CancellationToken cancellationToken)
    {
        var begun = await Dialect
            .BeginAsync(context.Database.GetDbConnection(), cancellationToken)
            .ConfigureAwait(false);
        await using (begun.ConfigureAwait(false))
        {
            var transaction =
                (await context.Database.UseTransactionAsync(begun, cancellationToken).ConfigureAwait(false))!;
            try
            {
                if (!await AppendAsync(attempt.Write, cancellationToken).ConfigureAwait(false))
                    return false;

                await CommitAsync([attempt], transaction.CommitAsync, cancellationToken).ConfigureAwait(false);
                return true;
            }
            finally
            {
                await context.Database.UseTransactionAsync(null, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Writes within a transaction that the application has begun. Whatever fails is rolled back to a savepoint, so
    /// that the application cannot commit half of it.
    /// </summary>
    private async ValueTask<StoreOutcome> WriteWithinAsync(
        IDbContextTransaction transaction, WriteAttempt attempt, CancellationToken cancellationToken)
    {
        var isWritten = false;
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            isWritten = await AppendAsync(attempt.Write, cancellationToken).ConfigureAwait(false);
            if (isWritten)
            {
                await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
                return StoreOutcome.Written;
            }
        }
        catch
        {
            await UndoAsync(transaction).ConfigureAwait(false);
            throw;
        }

        await UndoAsync(transaction).ConfigureAwait(false);
        var outcome = await WhyNotAsync(NewSession(), attempt, cancellationToken).ConfigureAwait(false);
        return outcome == StoreOutcome.Conflict ? StoreOutcome.ConflictInTransaction : outcome;
    }

    /// <summary>Rolls back to the savepoint; if that fails, the whole transaction.</summary>
    private static async ValueTask UndoAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.RollbackToSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> AppendAsync(StoreWrite write, CancellationToken cancellationToken)
    {
        var isAppended = await NewSession().TryAppendAsync(write, cancellationToken).ConfigureAwait(false);

        // The transaction is not committed yet, so the context accepts its changes later.
        if (isAppended && IsChange(write))
            await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken).ConfigureAwait(false);

        return isAppended;
    }

    /// <summary>
    /// Whether the commit of an earlier attempt succeeded. Another write of the same command is not this one: the
    /// application's rows were not saved with it.
    /// </summary>
    private async ValueTask<bool> IsCommittedAsync(WriteAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Write is not { CommandId: not null, Entries: [.., var last], Instance: var instance })
            return false;

        var stored = await NewSession()
            .ReadAsync(
                _sql.FindHistory(instance.Lifecycle, instance.Id, last.Number - 1, limit: 1),
                EntryTable.Read,
                cancellationToken)
            .ConfigureAwait(false);
        return stored is [{ Hash: var hash }] && hash == last.Hash;
    }

    private Session NewSession() => new(context.Database.GetDbConnection(), Dialect, _sql)
    {
        Transaction = context.Database.CurrentTransaction?.GetDbTransaction(),
    };
}
