using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <content>How triggers are fired when they fall due.</content>
public sealed partial class LifecycleManager<TStage, TTrigger, TSubject>
{
    /// <summary>The actor of what is fired because it fell due.</summary>
    private const string DueActor = "due date";

    /// <inheritdoc/>
    public async IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var now = _options.Instance.TimeProvider.GetUtcNow();
        var query = new InstanceQuery { Lifecycle = _definition.Name, DueBy = now };
        await foreach (var stored in _store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
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
    }

    private async ValueTask<DueFire<TStage, TTrigger>?> FireDueAsync(
        StoredInstance stored, StoredDueDate date, DueDate<TTrigger> due, CancellationToken cancellationToken)
    {
        // Without the version, two visits to a stage with the same due date would share a command id.
        var command = new TransitionCommand
        {
            Actor = DueActor,
            Reason = "It fell due.",
            CommandId = string.Create(
                CultureInfo.InvariantCulture,
                $"due {stored.Version} {date.At.UtcTicks} {HistoryChain.Digest(date.Trigger)}"),
        };
        try
        {
            return
                await TryFireAsync(stored.Id, due.Trigger, command, date, cancellationToken).ConfigureAwait(false)
                    is { } result
                ? new(stored.Id, due, result, null)
                : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(stored.Id, due, null, exception);
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
