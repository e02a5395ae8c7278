using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A database that the store connects to itself. It creates or upgrades the tables before their first use. Thread-safe.
/// </summary>
internal sealed class OwnDatabase
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> WriteLocks = new();

    private readonly RelationalDialect _dialect;
    private readonly string _connectionString;
    private readonly DbContextOptions<LifecycleDbContext> _options;
    private readonly SemaphoreSlim? _writeLock;
    private readonly Lock _lock = new();
    private Task? _preparation;

    public OwnDatabase(RelationalDialect dialect, string connectionString)
    {
        // Refuses a malformed connection string before the first use of the store.
        dialect.CreateConnection(connectionString).Dispose();
        (_dialect, _connectionString) = (dialect, connectionString);
        var options = new DbContextOptionsBuilder<LifecycleDbContext>();
        dialect.Configure(options, connectionString);

        // The migrations have no snapshot of the model to compare it with.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        _options = options.Options;
        if (dialect.WriteLock(connectionString) is { } name)
            _writeLock = WriteLocks.GetOrAdd($"{dialect.ProviderName} {name}", static _ => new(1, 1));
    }

    public async ValueTask<Session> OpenAsync(CancellationToken cancellationToken)
    {
        // A caller that cancels stops waiting; the preparation goes on for the others.
        await Prepared().WaitAsync(cancellationToken).ConfigureAwait(false);
        var connection = _dialect.CreateConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (_dialect.ConnectionSetup is { } setup)
                await RunAsync(connection, setup, cancellationToken).ConfigureAwait(false);

            return new OwnSession(connection, _dialect, _writeLock);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask RunAsync(DbConnection connection, string text, CancellationToken cancellationToken)
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
        var context = new LifecycleDbContext(_options);
        await using (context.ConfigureAwait(false))
            await _dialect.UpgradeAsync(context).ConfigureAwait(false);
    }
}
