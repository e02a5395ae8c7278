using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A database with the tables of lifecycles, which it brings up to date before it is used first. Thread-safe.
/// </summary>
/// <param name="options">Contexts of the database.</param>
/// <param name="newConnection">Makes a connection to it that is not open.</param>
/// <param name="onOpened">What every connection is told once it is open.</param>
/// <param name="turn">Where the database lets one write at a time: whose turn it is.</param>
internal sealed class OwnDatabase(
    DbContextOptions<LifecycleDbContext> options,
    Func<DbConnection> newConnection,
    string? onOpened,
    SemaphoreSlim? turn
)
{
    private readonly Lock _lock = new();
    private Task? _preparation;

    public async ValueTask<Session> OpenAsync(CancellationToken cancellationToken)
    {
        // Whoever gives up waiting does not end it for others.
        await Prepared().WaitAsync(cancellationToken).ConfigureAwait(false);
        var connection = newConnection();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (onOpened is not null)
                await TellAsync(connection, onOpened, cancellationToken).ConfigureAwait(false);

            return new OwnSession(connection, options, turn);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask TellAsync(DbConnection connection, string text, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = text;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task Prepared()
    {
        if (Volatile.Read(ref _preparation) is { IsCompletedSuccessfully: true } prepared)
            return prepared;

        lock (_lock)
            return _preparation = _preparation is null or { IsFaulted: true } ? PrepareAsync() : _preparation;
    }

    private async Task PrepareAsync()
    {
        var context = new LifecycleDbContext(options);
        await using (context.ConfigureAwait(false))
        {
            if (context.Database.IsSqlite())
                await SqliteSchema.UpgradeAsync(context).ConfigureAwait(false);
            else
                await context.Database.MigrateAsync().ConfigureAwait(false);
        }
    }
}
