using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// Learns from Entity Framework when a transaction of the application is committed, and calls what waits for it.
/// Thread-safe.
/// </summary>
internal sealed class CommitSignals : DbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbTransaction, HashSet<Action>> _waiting = [];

    private CommitSignals()
    {
    }

    /// <summary>The one instance, so that all contexts of an application share their internal services.</summary>
    public static CommitSignals Instance { get; } = new();

    /// <summary>Calls an action once after the commit, however often it is added; never after a rollback.</summary>
    public void Add(DbTransaction transaction, Action committed)
    {
        var actions = _waiting.GetValue(transaction, static _ => []);
        lock (actions)
            actions.Add(committed);
    }

    /// <inheritdoc/>
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Call(transaction);

    /// <inheritdoc/>
    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Call(transaction);
        return Task.CompletedTask;
    }

    private void Call(DbTransaction transaction)
    {
        if (!_waiting.TryGetValue(transaction, out var actions))
            return;

        _waiting.Remove(transaction);
        lock (actions)
        {
            foreach (var action in actions)
                action();
        }
    }
}
