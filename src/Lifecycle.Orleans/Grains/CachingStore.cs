namespace Lifecycle;

/// <summary>
/// The store that a grain's manager uses for one call: it answers from memory for the grain's own instance, and the
/// store behind it decides every write. A conflict, a command that was already applied, or an exception forgets what is
/// in memory.
/// </summary>
/// <param name="inner">The store.</param>
/// <param name="cache">The memory of the grain.</param>
/// <param name="lifecycle">The lifecycle of the grain's instance.</param>
/// <param name="id">The id of the grain's instance.</param>
/// <param name="usesMemory">Whether the first read may be answered from memory.</param>
internal sealed class CachingStore(
    ILifecycleStore inner, InstanceCache cache, string lifecycle, string id, bool usesMemory) : DelegatingStore(inner)
{
    private bool _usesMemory = usesMemory;
    private StoredInstance? _remembered;
    private string? _presumedNew;

    public override async ValueTask<StoredInstance?> FindAsync(
        string lifecycleName, string instanceId, CancellationToken cancellationToken = default)
    {
        if (!IsOwn(lifecycleName, instanceId))
            return await base.FindAsync(lifecycleName, instanceId, cancellationToken).ConfigureAwait(false);

        return Remember(command: null)
            ?? await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycleName, string instanceId, string commandId, CancellationToken cancellationToken = default)
    {
        if (!IsOwn(lifecycleName, instanceId))
            return await base.FindCommandAsync(lifecycleName, instanceId, commandId, cancellationToken)
                .ConfigureAwait(false);

        // An accepted command that is not new after all is found when it is written.
        return Remember(commandId) is { } remembered
            ? new(remembered, [])
            : await ReadAsync(commandId, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<StoreOutcome> WriteAsync(
        StoreWrite write, CancellationToken cancellationToken = default)
    {
        if (!IsOwn(write.Instance.Lifecycle, write.Instance.Id))
            return await base.WriteAsync(write, cancellationToken).ConfigureAwait(false);

        // A refusal claims no command id, so the write alone does not show that the command was applied before.
        if (_presumedNew is { } commandId && write.CommandId != commandId)
        {
            var known = await base.FindCommandAsync(lifecycle, id, commandId, cancellationToken).ConfigureAwait(false);
            if (known is { Entries.Count: > 0 })
            {
                Forget();
                return StoreOutcome.AlreadyApplied;
            }
        }

        var since = cache.Begin();
        StoreOutcome outcome;
        try
        {
            outcome = await base.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Forget();
            throw;
        }
        finally
        {
            // From here on the result comes from the store: a conflict is read again, and what throws may be written.
            _remembered = null;
        }

        if (outcome == StoreOutcome.Written)
            cache.Keep(write.Instance, since);
        else
            Forget();

        return outcome;
    }

    /// <summary>Reads the instance from the store, and keeps it in memory.</summary>
    public async ValueTask<StoredInstance?> ReadAsync(CancellationToken cancellationToken)
    {
        (_remembered, _presumedNew) = (null, null);
        var since = cache.Begin();
        var found = await base.FindAsync(lifecycle, id, cancellationToken).ConfigureAwait(false);
        Keep(found, since);
        return found;
    }

    /// <summary>
    /// Whether a call that tried no write was made on the present state. If it was made on memory that is out of date,
    /// the memory is forgotten.
    /// </summary>
    /// <param name="commandId">The id of the command, if it has one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<bool> ConfirmAsync(string? commandId, CancellationToken cancellationToken)
    {
        if (_remembered is not { } remembered)
            return true;

        var found = commandId is null
            ? await ReadAsync(cancellationToken).ConfigureAwait(false) is { } instance ? new(instance, []) : null
            : await ReadAsync(commandId, cancellationToken).ConfigureAwait(false);
        if (found?.Instance.ConcurrencyToken == remembered.ConcurrencyToken
            && found.Instance.Head == remembered.Head
            && found.Entries.Count == 0)
            return true;

        Forget();
        return false;
    }

    private async ValueTask<StoredCommand?> ReadAsync(string commandId, CancellationToken cancellationToken)
    {
        (_remembered, _presumedNew) = (null, null);
        var since = cache.Begin();
        var found = await base.FindCommandAsync(lifecycle, id, commandId, cancellationToken).ConfigureAwait(false);
        Keep(found?.Instance, since);
        return found;
    }

    private void Forget()
    {
        cache.Forget();
        _usesMemory = false;
    }

    private StoredInstance? Remember(string? command)
    {
        if (!_usesMemory || cache.Instance is not { } instance)
            return null;

        (_remembered, _presumedNew) = (instance, command);
        return instance;
    }

    private void Keep(StoredInstance? found, (long At, int Forgotten) since)
    {
        if (found is null)
            cache.Forget();
        else
            cache.Keep(found, since);
    }

    private bool IsOwn(string lifecycleName, string instanceId) => lifecycleName == lifecycle && instanceId == id;
}
