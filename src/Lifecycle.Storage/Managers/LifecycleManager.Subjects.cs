namespace Lifecycle;

/// <content>How subjects are changed without a trigger.</content>
public sealed partial class LifecycleManager<TStage, TTrigger, TSubject>
{
    /// <inheritdoc/>
    public ValueTask<ManagedInstance<TStage, TSubject>> UpdateAsync(
        string id,
        Action<TSubject> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(
            id,
            subject =>
            {
                change(subject);
                return new(subject);
            },
            command,
            StoredEntryKind.Updated,
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ManagedInstance<TStage, TSubject>> UpdateAsync(
        string id,
        Func<TSubject, Task> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(
            id,
            async subject =>
            {
                await change(subject).ConfigureAwait(false);
                return subject;
            },
            command,
            StoredEntryKind.Updated,
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ManagedInstance<TStage, TSubject>> ReplaceSubjectAsync(
        string id,
        Func<TSubject, TSubject> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(id, Replaced(change, nameof(change)), command, StoredEntryKind.Updated, cancellationToken);
    }

    private static Func<TSubject, ValueTask<TSubject>> Replaced(Func<TSubject, TSubject> change, string parameter) =>
        subject => change(subject) is { } changed
            ? new(changed)
            : throw new ArgumentException("The function returned null; expected a subject.", parameter);

    private static string Unexpected(StoredInstance stored, long expected) =>
        $"the instance is at version {stored.Version}, not at the expected version {expected}";

    private async ValueTask<ManagedInstance<TStage, TSubject>> ChangeAsync(
        string id,
        Func<TSubject, ValueTask<TSubject>> change,
        TransitionCommand? command,
        StoredEntryKind kind,
        CancellationToken cancellationToken)
    {
        command ??= new();
        StoredText.Check(command, nameof(command));
        if (command.Payload is not null)
            throw new ArgumentException("A change of the subject has no payload.", nameof(command));

        for (var attempt = 1; ; attempt++)
        {
            var (stored, applied) = await FindStoredAsync(id, command, cancellationToken).ConfigureAwait(false);
            if (applied is [var first, ..])
            {
                first.CheckRepeats(command, kind);
                return Managed(stored);
            }

            if (command.ExpectedVersion is { } expected && expected != stored.Version)
                throw NotUpdated(Unexpected(stored, expected));

            var instance = _mapper.Read(stored);
            var subject = await change(instance.Subject).ConfigureAwait(false);
            if (_mapper.Changed(stored, instance, subject, command, kind) is not { } write)
                return Managed(stored);

            var outcome = await _store.WriteAsync(write, cancellationToken).ConfigureAwait(false);
            if (outcome == StoreOutcome.Written)
                return Managed(write.Instance);

            if (IsLast(attempt, outcome))
                throw NotUpdated(Overtaken(attempt));
        }

        ConcurrencyConflictException NotUpdated(string reason) =>
            new(OneLineText.Of($"{_definition.Name} {id} was not updated: {reason}."));
    }
}
