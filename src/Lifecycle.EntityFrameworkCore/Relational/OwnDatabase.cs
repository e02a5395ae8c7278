using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Polly;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A database that the store connects to itself. It checks the tables before their first use. Thread-safe.
/// </summary>
internal sealed class OwnDatabase : StoreDatabase
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> WriteLocks = new();

    /// <summary>
    /// Tries again after about 50, 100, 200 and 400 ms. A call that timed out has waited long enough.
    /// </summary>
    private static readonly ResiliencePipeline Retries = new ResiliencePipelineBuilder()
        .AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder().Handle<LifecycleStoreException>(exception =>
                exception.IsTransient
                && exception.InnerException is not (TimeoutException or { InnerException: TimeoutException })),
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromMilliseconds(50),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private readonly string _connectionString;
    private readonly bool _migrate;
    private readonly DbContextOptions<LifecycleDbContext> _options;
    private readonly SemaphoreSlim? _writeLock;
    private readonly Sql _sql;
    private readonly Lock _lock = new();
    private Task? _preparation;

    public OwnDatabase(RelationalDialect dialect, string connectionString, RelationalStoreOptions options)
        : base(dialect)
    {
        // Refuses a malformed connection string before the first use of the store.
        using (var connection = dialect.CreateConnection(connectionString))
            Name = dialect.NameOf(connection);

        (_connectionString, _migrate, _sql) = (connectionString, options.Migrate, Sql.Of(dialect));
        _options = dialect.Options(connectionString);
        if (dialect.WriteLock(connectionString) is { } name)
            _writeLock = WriteLocks.GetOrAdd($"{dialect.ProviderName} {name}", static _ => new(1, 1));
    }

    /// <inheritdoc/>
    protected override string Name { get; }

    /// <inheritdoc/>
    public override ValueTask<T> ReadAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken) =>
        Retries.ExecuteAsync(
            static (call, cancellationToken) => call.Database.RunAsync(call.Read, null, cancellationToken),
            (Database: this, Read: read),
            cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken) =>
        Retries.ExecuteAsync(
            static (call, cancellationToken) => call.Database.WriteAsync(call.Attempt, cancellationToken),
            (Database: this, Attempt: new WriteAttempt(write)),
            cancellationToken);

    private async ValueTask<StoreOutcome> WriteAsync(WriteAttempt attempt, CancellationToken cancellationToken)
    {
        if (_writeLock is not null)
            await _writeLock.WaitAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            return await RunAsync(
                (session, cancellationToken) => WriteAsync(session, attempt, cancellationToken),
                attempt,
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writeLock?.Release();
        }
    }

    private async ValueTask<StoreOutcome> WriteAsync(
        Session session, WriteAttempt attempt, CancellationToken cancellationToken)
    {
        var transaction = await Dialect.BeginAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            session.Transaction = transaction;
            if (await session.TryAppendAsync(attempt.Write, cancellationToken).ConfigureAwait(false))
            {
                await CommitAsync(attempt, transaction.CommitAsync, cancellationToken).ConfigureAwait(false);
                return StoreOutcome.Written;
            }

            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
        }

        session.Transaction = null;
        return await WhyNotAsync(session, attempt, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<T> RunAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> run, WriteAttempt? attempt, CancellationToken cancellationToken)
    {
        try
        {
            // A caller that cancels stops waiting; the preparation goes on for the others.
            await Prepared().WaitAsync(cancellationToken).ConfigureAwait(false);
            var connection = Dialect.CreateConnection(_connectionString);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                var session = new Session(connection, Dialect, _sql);
                if (Dialect.ConnectionSetup is { } setup)
                    await session.RunAsync(new(setup, []), cancellationToken).ConfigureAwait(false);

                return await run(session, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (OfDatabase(exception) is not null)
        {
            throw Failed(OfDatabase(exception)!, attempt);
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
        {
            // Opened here, so that a database that does not exist is an error: migrations would create it.
            await context.Database.OpenConnectionAsync().ConfigureAwait(false);
            var pending = await context.Database.GetPendingMigrationsAsync().ConfigureAwait(false);
            if (!pending.Any())
                return;

            if (!_migrate)
                throw new LifecycleStoreException(
                    Name,
                    $"The tables of lifecycles in the database {Name} are missing or out of date: "
                        + $"{string.Join(", ", pending)}. Run the script of {nameof(RelationalLifecycleStore)}."
                        + $"{nameof(RelationalLifecycleStore.Script)}, or set "
                        + $"{nameof(RelationalStoreOptions.Migrate)}.");

            await Dialect.UpgradeAsync(context).ConfigureAwait(false);
        }
    }
}
