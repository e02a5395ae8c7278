using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A connection that the store opened.</summary>
internal sealed class OwnSession(DbConnection connection, RelationalDialect dialect, SemaphoreSlim? writeLock)
    : Session(dialect)
{
    private DbTransaction? _transaction;

    /// <inheritdoc/>
    protected override DbTransaction? Transaction => _transaction;

    /// <inheritdoc/>
    public override async ValueTask<bool> TryWriteAsync(StoreWrite write, CancellationToken cancellationToken)
    {
        if (writeLock is null)
            return await WriteAsync(write, cancellationToken).ConfigureAwait(false);

        await writeLock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await WriteAsync(write, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            writeLock.Release();
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <inheritdoc/>
    protected override ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => new(connection);

    private async ValueTask<bool> WriteAsync(StoreWrite write, CancellationToken cancellationToken)
    {
        _transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (_transaction.ConfigureAwait(false))
        {
            var isWritten = await RunAsync(write, cancellationToken).ConfigureAwait(false);
            if (isWritten)
                await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            else
                await _transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);

            _transaction = null;
            return isWritten;
        }
    }
}
