using System.Data.Common;
using System.Net.Sockets;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The database of a store: how it connects, begins and commits transactions, and tries again.</summary>
internal abstract class StoreDatabase(RelationalDialect dialect)
{
    protected RelationalDialect Dialect => dialect;

    /// <summary>The name of the database in messages.</summary>
    protected abstract string Name { get; }

    /// <exception cref="LifecycleStoreException">The database failed.</exception>
    public abstract ValueTask<T> ReadAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs a change that is no write of an instance, and that may run twice.</summary>
    /// <exception cref="LifecycleStoreException">The database failed.</exception>
    public abstract ValueTask<T> ChangeAsync<T>(
        Func<Session, CancellationToken, ValueTask<T>> change, CancellationToken cancellationToken);

    /// <exception cref="LifecycleStoreException">The database failed.</exception>
    public abstract ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// The exception of the provider or of the connection, also if an execution strategy wraps it; <see
    /// langword="null"/> for another exception.
    /// </summary>
    protected static Exception? OfDatabase(Exception exception) => exception switch
    {
        DbException or SocketException or IOException or TimeoutException => exception,
        InvalidOperationException
        {
            InnerException: (DbException or SocketException or IOException or TimeoutException) and var inner,
        } => inner,
        _ => null,
    };

    protected LifecycleStoreException Failed(Exception exception, WriteAttempt? attempt)
    {
        var outcome = attempt?.Unknown is null
            ? ""
            : " Whether the change was written is unknown. "
                + (attempt.Write.CommandId is null
                    ? "Read the instance before you try again; a command with an id could be repeated."
                    : "Repeat the command with the same command id.");
        var reason = exception is DbException failure ? dialect.Explain(failure) : exception.Message;
        return new(Name, $"The database {Name} failed: {reason.TrimEnd('.')}.{outcome}", exception)
        {
            IsTransient = exception is not DbException cause || dialect.IsTransient(cause),
            IsOutcomeUnknown = attempt?.Unknown is not null,
        };
    }

    /// <summary>Commits a transaction that has appended writes.</summary>
    protected async ValueTask CommitAsync(
        WriteAttempt[] attempts, Func<CancellationToken, Task> commit, CancellationToken cancellationToken)
    {
        foreach (var attempt in attempts)
            attempt.Appended();
        try
        {
            await commit(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            foreach (var attempt in attempts)
                attempt.CommitFailed(exception, dialect);
            throw;
        }
    }

    /// <summary>Why a write was not appended.</summary>
    /// <exception cref="LifecycleStoreException">
    /// An earlier attempt may be what was stored before, and without a command id that cannot be found out.
    /// </exception>
    protected async ValueTask<StoreOutcome> WhyNotAsync(
        Session session, WriteAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Write is not { CommandId: { } commandId, Instance: var instance })
            return attempt.Unknown is null ? StoreOutcome.Conflict : throw Failed(attempt.Unknown, attempt);

        var applied = await session
            .ReadAsync(
                session.Sql.IsApplied(instance.Lifecycle, instance.Id, commandId),
                static _ => true,
                cancellationToken)
            .ConfigureAwait(false);
        return applied.Count == 0 ? StoreOutcome.Conflict : StoreOutcome.AlreadyApplied;
    }
}
