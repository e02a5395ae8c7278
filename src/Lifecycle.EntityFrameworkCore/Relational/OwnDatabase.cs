using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Polly;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A database that the store connects to itself. It checks the tables before their first use. Thread-safe.
/// </summary>
internal sealed class OwnDatabase : StoreDatabase
{
    /// <summary>One for each database with one writer at a time.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new();

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
    private readonly SemaphoreSlim? _turn;
    private readonly GroupCommit? _groups;
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
        {
            _turn = Turns.GetOrAdd($"{dialect.ProviderName} {name}", static _ => new(1, 1));
            _groups = new(_turn, WriteGroupAsync);
        }
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

    /// <inheritdoc/>
    public override ValueTask<T> ChangeAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> change, CancellationToken cancellationToken) =>
        _turn is null
            ? ReadAsync(change, cancellationToken)
            : Retries.ExecuteAsync(
                static (call, cancellationToken) => call.Database.ChangeInTurnAsync(call.Change, cancellationToken),
                (Database: this, Change: change),
                cancellationToken);

    /// <summary>
    /// A single statement would put its thread to sleep while another process writes; a transaction waits to begin.
    /// </summary>
    private async ValueTask<T> ChangeInTurnAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> change, CancellationToken cancellationToken)
    {
        await _turn!.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(
                async (session, cancellationToken) =>
                {
                    var transaction = await Dialect.BeginAsync(session.Connection, cancellationToken)
                        .ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        session.Transaction = transaction;
                        var changed = await change(session, cancellationToken).ConfigureAwait(false);
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                        return changed;
                    }
                },
                null,
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private ValueTask<StoreOutcome> WriteAsync(WriteAttempt attempt, CancellationToken cancellationToken) =>
        _groups?.WriteAsync(attempt, cancellationToken)
        ?? RunAsync(
            (session, cancellationToken) => WriteAsync(session, attempt, cancellationToken),
            attempt,
            cancellationToken);

    private async ValueTask<StoreOutcome> WriteAsync(
        Session session, WriteAttempt attempt, CancellationToken cancellationToken)
    {
        if (session.Sql.WriteAtOnce(attempt.Write) is { } statements)
            return await WriteAtOnceAsync(session, attempt, statements, cancellationToken).ConfigureAwait(false);

        var isWritten = false;
        var transaction = await Dialect.BeginAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            session.Transaction = transaction;
            if (await session.TryAppendAsync(attempt.Write, cancellationToken).ConfigureAwait(false))
            {
                await CommitAsync([attempt], transaction.CommitAsync, cancellationToken).ConfigureAwait(false);
                isWritten = true;
            }
            else
            {
                await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        session.Transaction = null;
        if (!isWritten)
            return await WhyNotAsync(session, attempt, cancellationToken).ConfigureAwait(false);

        await ForgetAsync(session, [attempt]).ConfigureAwait(false);
        return StoreOutcome.Written;
    }

    /// <summary>Sends a write that the database commits without a transaction around it.</summary>
    private async ValueTask<StoreOutcome> WriteAtOnceAsync(
        Session session, WriteAttempt attempt, List<Statement> statements, CancellationToken cancellationToken)
    {
        try
        {
            if (await session.TryRunAsync(statements, cancellationToken).ConfigureAwait(false))
                return StoreOutcome.Written;
        }
        catch (Exception exception)
        {
            attempt.SentInVain(exception, Dialect);
            throw;
        }

        return await WhyNotAsync(session, attempt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes a group in one transaction. If a write of several fails, each is written alone, so that it fails no
    /// other.
    /// </summary>
    private async Task WriteGroupAsync(QueuedWrite[] group)
    {
        try
        {
            if (group is [var only])
                only.End(await RunAsync(
                    (session, cancellationToken) => WriteAsync(session, only.Attempt, cancellationToken),
                    only.Attempt,
                    only.CancellationToken).ConfigureAwait(false));
            else if (!await RunAsync(
                         (session, _) => TryWriteAsync(session, group), null, CancellationToken.None)
                         .ConfigureAwait(false))
                foreach (var each in group)
                    await WriteGroupAsync([each]).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // What has ended stays as it is.
            foreach (var each in group)
                each.Fail(
                    exception is LifecycleStoreException { InnerException: { } failure }
                        ? Failed(failure, each.Attempt)
                        : exception);
        }
    }

    /// <returns><see langword="false"/> if a write failed, and nothing is written.</returns>
    private async ValueTask<bool> TryWriteAsync(Session session, QueuedWrite[] group)
    {
        var transaction = await Dialect.BeginAsync(session.Connection).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            session.Transaction = transaction;
            var outcomes = new List<StoreOutcome>();
            try
            {
                foreach (var each in group)
                    outcomes.Add(await AppendAsync(session, transaction, each.Attempt).ConfigureAwait(false));
            }
            catch (Exception)
            {
                return false;
            }

            WriteAttempt[] attempts =
            [
                .. group.Where((_, index) => outcomes[index] == StoreOutcome.Written).Select(each => each.Attempt),
            ];
            try
            {
                await CommitAsync(attempts, transaction.CommitAsync, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (OfDatabase(exception) is { } failure)
            {
                foreach (var each in group)
                    each.Fail(Failed(failure, each.Attempt));
                return true;
            }

            session.Transaction = null;
            await ForgetAsync(session, attempts).ConfigureAwait(false);
            foreach (var (each, outcome) in group.Zip(outcomes))
                each.End(outcome);
            return true;
        }
    }

    /// <summary>
    /// Appends one write of a group. Whether its command was applied also depends on the writes before it, with which
    /// it is committed or not at all.
    /// </summary>
    private async ValueTask<StoreOutcome> AppendAsync(Session session, DbTransaction transaction, WriteAttempt attempt)
    {
        const string Savepoint = "before_write";
        await transaction.SaveAsync(Savepoint).ConfigureAwait(false);
        if (await session.TryAppendAsync(attempt.Write, CancellationToken.None).ConfigureAwait(false))
        {
            await transaction.ReleaseAsync(Savepoint).ConfigureAwait(false);
            return StoreOutcome.Written;
        }

        await transaction.RollbackAsync(Savepoint).ConfigureAwait(false);
        return await WhyNotAsync(session, attempt, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Removes what the database keeps of rows that committed writes have erased or deleted.</summary>
    private async ValueTask ForgetAsync(Session session, WriteAttempt[] written)
    {
        if (!written.Any(attempt => attempt.Write.Kind != StoreWriteKind.Append))
            return;

        try
        {
            await Dialect.ForgetAsync(session.Connection).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The write is committed. What is left of the rows goes with the next one.
        }
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
