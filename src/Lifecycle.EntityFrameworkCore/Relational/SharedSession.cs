using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The application's context, which stays open. Its pending changes are saved with a change of an instance.
/// </summary>
internal sealed class SharedSession(DbContext context, RelationalDialect dialect) : Session(dialect)
{
    private const string Savepoint = "lifecycle";

    /// <inheritdoc/>
    protected override DbTransaction? Transaction => context.Database.CurrentTransaction?.GetDbTransaction();

    /// <inheritdoc/>
    public override async ValueTask<bool> TryWriteAsync(StoreWrite write, CancellationToken cancellationToken)
    {
        // Pending changes belong to a change of an instance, not to the record of a refusal.
        var isChange =
            write.Entries.Count == 0
            || write.Entries.Any(entry => entry.Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed);
        var isWritten = context.Database.CurrentTransaction is { } outer
            ? await WriteWithinAsync(outer, write, isChange, cancellationToken).ConfigureAwait(false)
            : await WriteAsync(write, isChange, cancellationToken).ConfigureAwait(false);
        if (isWritten && isChange)
            context.ChangeTracker.AcceptAllChanges();

        return isWritten;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => default;

    /// <inheritdoc/>
    protected override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

        return connection;
    }

    private async ValueTask<bool> WriteAsync(StoreWrite write, bool isChange, CancellationToken cancellationToken)
    {
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var isWritten = await RunAsync(write, isChange, cancellationToken).ConfigureAwait(false);
            if (isWritten)
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            else
                await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);

            return isWritten;
        }
    }

    /// <summary>
    /// Writes within a transaction that the application has begun. The transaction stays usable if another writer came
    /// first.
    /// </summary>
    private async ValueTask<bool> WriteWithinAsync(
        IDbContextTransaction transaction, StoreWrite write, bool isChange, CancellationToken cancellationToken)
    {
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        var isWritten = await RunAsync(write, isChange, cancellationToken).ConfigureAwait(false);
        if (isWritten)
            await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        else
            await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);

        return isWritten;
    }

    private async ValueTask<bool> RunAsync(StoreWrite write, bool isChange, CancellationToken cancellationToken)
    {
        var isWritten = await RunAsync(write, cancellationToken).ConfigureAwait(false);

        // The transaction is not committed yet, so the context accepts its changes later.
        if (isWritten && isChange)
            await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken).ConfigureAwait(false);

        return isWritten;
    }
}
