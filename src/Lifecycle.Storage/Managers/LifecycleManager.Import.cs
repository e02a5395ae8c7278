namespace Lifecycle;

/// <content>Instances that have reached their stage elsewhere.</content>
public sealed partial class LifecycleManager<TStage, TTrigger, TSubject>
{
    /// <inheritdoc/>
    public async ValueTask<ManagedInstance<TStage, TSubject>> ImportAsync(
        string id,
        TSubject subject,
        TStage stage,
        DateTimeOffset? enteredAt = null,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        StoredText.CheckId(id, nameof(id));
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(stage);
        command ??= new();
        StoredText.Check(command, nameof(command));
        if (command is not { Payload: null, ExpectedVersion: null })
            throw new ArgumentException("An import has no payload and no expected version.", nameof(command));
        if (await RepeatedAsync().ConfigureAwait(false) is { } repeated)
            return repeated;

        var write = _mapper.Imported(id, subject, stage, enteredAt, command);
        return await _store.WriteAsync(write, cancellationToken).ConfigureAwait(false) == StoreOutcome.Written
            ? Managed(write.Instance)
            : await RepeatedAsync().ConfigureAwait(false) ?? throw new InstanceExistsException(_definition.Name, id);

        async ValueTask<ManagedInstance<TStage, TSubject>?> RepeatedAsync() =>
            await FindFirstEntryAsync(id, command, StoredEntryKind.Imported, cancellationToken).ConfigureAwait(false)
                is var (instance, _)
                ? Managed(instance)
                : null;
    }

    /// <summary>
    /// The first entry of an instance that a command has already made, whatever it would lead to now;
    /// <see langword="null"/> if there is no such instance, or the command has no id.
    /// </summary>
    /// <exception cref="InstanceExistsException">Another command made it.</exception>
    /// <exception cref="CommandReusedException">The command made it in another way.</exception>
    private async ValueTask<(StoredInstance Instance, StoredEntry First)?> FindFirstEntryAsync(
        string id, TransitionCommand command, StoredEntryKind kind, CancellationToken cancellationToken)
    {
        var found = command.CommandId is { } commandId
            ? await _store.FindCommandAsync(_definition.Name, id, commandId, cancellationToken).ConfigureAwait(false)
            : null;
        if (found is null)
            return null;
        if (found.Entries is not [var first, ..])
            throw new InstanceExistsException(_definition.Name, id);

        first.CheckRepeats(command, kind);
        return (found.Instance, first);
    }
}
