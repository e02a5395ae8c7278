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

    /// <exception cref="LifecycleStoreException">The database failed.</exception>
    public abstract ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken);

    /// <summary>Whether an exception comes from the provider or from the connection to the database.</summary>
    protected static bool IsOfDatabase(Exception exception) =>
        exception is DbException or SocketException or IOException or TimeoutException;

    protected LifecycleStoreException Failed(Exception exception, WriteAttempt? attempt)
    {
        var outcome = attempt?.Unknown is null
            ? ""
            : " Whether the change was written is unknown. Repeat the command with the same command id.";
        return new(Name, $"The database {Name} failed: {exception.Message.TrimEnd('.')}.{outcome}", exception)
        {
            IsTransient = exception is not DbException failure || dialect.IsTransient(failure),
            IsOutcomeUnknown = attempt?.Unknown is not null,
        };
    }

    /// <summary>Commits a transaction that has appended a write.</summary>
    protected async ValueTask CommitAsync(
        WriteAttempt attempt, Func<CancellationToken, Task> commit, CancellationToken cancellationToken)
    {
        attempt.Appended();
        try
        {
            await commit(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
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
