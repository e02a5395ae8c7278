using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <content>Histories: how they are read and verified, and what of them is given up.</content>
public sealed partial class LifecycleManager<TStage, TTrigger, TSubject>
{
    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEntry> HistoryAsync(string id, CancellationToken cancellationToken = default)
    {
        StoredText.CheckId(id, nameof(id));
        return _store.HistoryAsync(_definition.Name, id, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<HistoryVerification> VerifyHistoryAsync(
        string id, HistoryHead? expected = null, CancellationToken cancellationToken = default)
    {
        var stored = await FindStoredAsync(id, cancellationToken).ConfigureAwait(false);
        var verification = await HistoryChain
            .VerifyAsync(stored, EntriesAsync(), expected, cancellationToken)
            .ConfigureAwait(false);
        return !verification.IsWhole && await IsReducedSinceAsync().ConfigureAwait(false)
            ? await VerifyHistoryAsync(id, expected, cancellationToken).ConfigureAwait(false)
            : verification;

        // What is written after the instance was read is not verified, so that this ends while others write.
        async IAsyncEnumerable<StoredEntry> EntriesAsync()
        {
            var history = _store.HistoryAsync(_definition.Name, id, cancellationToken);
            await foreach (var entry in history.ConfigureAwait(false))
            {
                if (entry.Number > stored.EntryCount
                    && (await FindStoredAsync(id, cancellationToken).ConfigureAwait(false)).EntryCount >= entry.Number)
                    yield break;

                yield return entry;
            }
        }

        // Pruning and erasing change entries that were still to be read, and an instance that was deleted may have been
        // started anew.
        async ValueTask<bool> IsReducedSinceAsync()
        {
            var present = await FindStoredAsync(id, cancellationToken).ConfigureAwait(false);
            if (present.Pruned != stored.Pruned || present.EntryCount < stored.EntryCount)
                return true;
            if (present.Head == stored.Head)
                return false;

            try
            {
                var history = _store.HistoryAsync(_definition.Name, id, cancellationToken);
                await foreach (var entry in history.ConfigureAwait(false))
                {
                    var isErasure = entry.Number > stored.EntryCount && entry.Kind == StoredEntryKind.Erased;
                    var isOfAnother = entry.Number == stored.EntryCount && entry.Hash != stored.Head;
                    if (isErasure || isOfAnother)
                        return true;
                }
            }
            catch (LifecycleException)
            {
                // The verification says which entry cannot be read.
            }

            return false;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ManagedInstance<TStage, TSubject>> EraseAsync(
        string id,
        Func<TSubject, TSubject> remains,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(remains);
        return ChangeAsync(id, Replaced(remains, nameof(remains)), command, StoredEntryKind.Erased, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(
        string id, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        StoredText.CheckId(id, nameof(id));
        for (var attempt = 1; ; attempt++)
        {
            var stored = await _store.FindAsync(_definition.Name, id, cancellationToken).ConfigureAwait(false);
            if (stored is null)
                return false;

            if (expectedVersion is { } expected && expected != stored.Version)
                throw NotDeleted(Unexpected(stored, expected));

            var delete = new StoreWrite
            {
                Instance = stored with { ConcurrencyToken = stored.ConcurrencyToken + 1 },
                Kind = StoreWriteKind.Delete,
            };
            var outcome = await _store.WriteAsync(delete, cancellationToken).ConfigureAwait(false);
            if (outcome == StoreOutcome.Written)
                return true;

            if (IsLast(attempt, outcome))
                throw NotDeleted(Overtaken(attempt));
        }

        ConcurrencyConflictException NotDeleted(string reason) =>
            new(OneLineText.Of($"{_definition.Name} {id} was not deleted: {reason}."));
    }

    /// <inheritdoc/>
    public async ValueTask<long> PruneAsync(
        DateTimeOffset before,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default)
    {
        var pruned = 0L;
        var skipped = new UnreadableRows(_definition.Name, unreadable);
        var query = new InstanceQuery
        {
            Lifecycle = _definition.Name,
            FirstEntryBefore = before.ToUniversalTime(),
            Unreadable = skipped.Add,
        };
        await foreach (var stored in _store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                pruned += await PruneAsync(stored, before, cancellationToken).ConfigureAwait(false);
            }
            catch (LifecycleException exception) when (exception is not LifecycleStoreException)
            {
                skipped.Add(new(stored.Lifecycle, stored.Id, exception) { Instance = stored });
            }
        }

        skipped.ThrowIfAny();
        return pruned;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<HistoryHead> ExportAsync(
        Action<UnreadableRow>? unreadable = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var skipped = new UnreadableRows(_definition.Name, unreadable);
        var query = new InstanceQuery { Lifecycle = _definition.Name, Unreadable = skipped.Add };
        await foreach (var stored in _store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
            yield return new(stored.Lifecycle, stored.Id, stored.EntryCount, stored.Head);

        skipped.ThrowIfAny();
    }

    /// <returns>How many entries were pruned. What others write at every attempt is left to the next call.</returns>
    private async ValueTask<long> PruneAsync(
        StoredInstance? stored, DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var attempt = 1; stored is not null; attempt++)
        {
            if (await PrunedHistoryAsync(stored, before, cancellationToken).ConfigureAwait(false) is not { } pruned)
                return 0;

            var write = new StoreWrite
            {
                Instance = stored with
                {
                    ConcurrencyToken = stored.ConcurrencyToken + 1,
                    Pruned = pruned,
                    Refusals = [.. stored.Refusals.Where(refusal => refusal.Entry > pruned.Entries)],
                },
                Kind = StoreWriteKind.Prune,
            };
            var outcome = await _store.WriteAsync(write, cancellationToken).ConfigureAwait(false);
            if (outcome == StoreOutcome.Written)
                return pruned.Entries - (stored.Pruned?.Entries ?? 0);

            if (IsLast(attempt, outcome))
                return 0;

            stored = await _store.FindAsync(_definition.Name, stored.Id, cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>
    /// What stands for the entries up to the first that is not older than an instant, and never for the last entry,
    /// which proves what the instance is. Entries that were written together stay together: they are one command's.
    /// </summary>
    private async ValueTask<PrunedHistory?> PrunedHistoryAsync(
        StoredInstance stored, DateTimeOffset before, CancellationToken cancellationToken)
    {
        StoredEntry? last = null;
        StoredEntry? previous = null;
        var history = _store.HistoryAsync(_definition.Name, stored.Id, cancellationToken);
        await foreach (var entry in history.ConfigureAwait(false))
        {
            if (entry.ConcurrencyToken != previous?.ConcurrencyToken)
                last = previous;
            if (entry.At >= before || entry.Number >= stored.EntryCount)
                break;

            previous = entry;
        }

        return last is null ? null : new(last.Number, last.Version, last.Hash);
    }
}
