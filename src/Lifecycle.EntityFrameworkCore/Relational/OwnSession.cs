using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A connection that the store opened. It makes a context only for a query that needs one: a context for every fire
/// would cost as much as the statements.
/// </summary>
internal sealed class OwnSession(
    DbConnection connection,
    DbContextOptions<LifecycleDbContext> options,
    RelationalDialect dialect,
    SemaphoreSlim? writeLock
) : Session(dialect)
{
    private LifecycleDbContext? _context;
    private DbTransaction? _transaction;

    /// <inheritdoc/>
    public override DbContext Context
    {
        get
        {
            if (_context is null)
            {
                _context = new(options);
                _context.Database.SetDbConnection(connection);
            }

            return _context;
        }
    }

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
    public override async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync().ConfigureAwait(false);

        await connection.DisposeAsync().ConfigureAwait(false);
    }

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
