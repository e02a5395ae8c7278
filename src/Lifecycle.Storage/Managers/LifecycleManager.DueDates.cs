using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <content>How triggers are fired when they fall due.</content>
public sealed partial class LifecycleManager<TStage, TTrigger, TSubject>
{
    /// <summary>The actor of what is fired because it fell due.</summary>
    private const string DueActor = "due date";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindDueAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var skipped = new List<string>();
        var query = DueBy(Now, row => skipped.Add(row.InstanceId));
        await foreach (var stored in _store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
            yield return stored.Id;

        foreach (var id in skipped)
            yield return id;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var now = Now;
        var skipped = new UnreadableRows(_definition.Name, report: null);
        await foreach (var stored in _store.QueryAsync(DueBy(now, skipped.Add), cancellationToken)
            .ConfigureAwait(false))
        {
            await foreach (var fired in FireDueAsync(stored, now, cancellationToken).ConfigureAwait(false))
                yield return fired;
        }

        skipped.ThrowIfAny();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stored = await FindStoredAsync(id, cancellationToken).ConfigureAwait(false);
        await foreach (var fired in FireDueAsync(stored, Now, cancellationToken).ConfigureAwait(false))
            yield return fired;
    }

    private DateTimeOffset Now => _options.Instance.TimeProvider.GetUtcNow();

    private InstanceQuery DueBy(DateTimeOffset now, Action<UnreadableRow> unreadable) =>
        new() { Lifecycle = _definition.Name, DueBy = now, Unreadable = unreadable };

    private async IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(
        StoredInstance stored,
        DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (date, due) in _mapper.DueBy(stored, now))
        {
            var trying = date.Fault is null
                ? FireDueAsync(stored, date, due, cancellationToken)
                : ReadDueAsync(stored.Id, date, due.Trigger, cancellationToken);
            if (await trying.ConfigureAwait(false) is { } fired)
                yield return fired;
        }
    }

    private async ValueTask<DueFire<TStage, TTrigger>?> FireDueAsync(
        StoredInstance stored, StoredDueDate date, DueDate<TTrigger> due, CancellationToken cancellationToken)
    {
        // An accepted fire raises the version, so the id is unique; it says nothing of the subject's dates.
        var command = new TransitionCommand
        {
            Actor = DueActor,
            Reason = "It fell due.",
            CommandId = string.Create(
                CultureInfo.InvariantCulture,
                $"due {stored.Version} {HistoryChain.Digest(date.Trigger).AsSpan(0, 16)}"),
        };
        try
        {
            return
                await WithinLimitAsync(
                    limited => TryFireAsync(stored.Id, due.Trigger, command, date, limited),
                    cancellationToken).ConfigureAwait(false) is { } result
                ? new(stored.Id, due, result, null)
                : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await RecordFailureAsync(stored.Id, date, exception, cancellationToken).ConfigureAwait(false);
            return new(stored.Id, due, null, exception);
        }
    }

    /// <summary>Makes a call on another thread, so that one that blocks its thread can be left behind, too.</summary>
    /// <exception cref="TimeoutException">The call did not end in time. What it does later is not stored.</exception>
    private async ValueTask<T> WithinLimitAsync<T>(
        Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.DueTimeout, _options.Instance.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await Task.Run(() => call(either.Token).AsTask(), CancellationToken.None)
                .WaitAsync(either.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
            when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It did not end within {_options.DueTimeout}.", exception);
        }
    }

    /// <summary>
    /// Counts a failed attempt. What was abandoned cannot be stored afterwards, because its due date is another then.
    /// </summary>
    private async ValueTask RecordFailureAsync(
        string id, StoredDueDate date, Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; attempt <= _options.Attempts; attempt++)
            {
                var stored = await FindStoredAsync(id, cancellationToken).ConfigureAwait(false);
                if (!stored.DueDates.Contains(date))
                    return;

                var write = _mapper.AfterFailure(stored, date, ExceptionText.Of(exception));
                if (await _store.WriteAsync(write, cancellationToken).ConfigureAwait(false) == StoreOutcome.Written)
                    return;
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The caller is told the first exception. Without a record of it, the next round tries at once.
        }
    }

    /// <summary>Reads a due date again that could not be read. If it can be, it is stored.</summary>
    /// <returns>The exception; <see langword="null"/> if the due date is read, or no longer applies.</returns>
    private async ValueTask<DueFire<TStage, TTrigger>?> ReadDueAsync(
        string id, StoredDueDate date, TTrigger trigger, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await FindStoredAsync(id, cancellationToken).ConfigureAwait(false);
            if (!stored.DueDates.Contains(date))
                return null;

            var instance = _mapper.Read(stored);
            foreach (var due in instance.DueDates())
            {
                if (due.Exception is { } exception && _mapper.TriggerText(due.Trigger) == date.Trigger)
                    return new(id, due, null, exception);
            }

            // Another caller who wrote first has read the due dates, too.
            await _store.WriteAsync(_mapper.WithDueDates(stored, instance), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(id, new(trigger, DateTimeOffset.MaxValue) { Exception = exception }, null, exception);
        }
    }
}
