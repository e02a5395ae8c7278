using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// A store that keeps everything in memory, until the process ends. For tests, and for instances that need no more.
/// Thread-safe.
/// </summary>
public sealed class InMemoryLifecycleStore : ILifecycleStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Lifecycle, string Id), Row> _rows = [];
    private readonly SortedDictionary<long, OutgoingEvent> _outgoing = [];
    private readonly Dictionary<string, (string Owner, DateTimeOffset Until)> _leases = new(StringComparer.Ordinal);
    private long _position;

    /// <inheritdoc/>
    public ValueTask<StoredInstance?> FindAsync(
        string lifecycle,
        string id,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return new(_rows.TryGetValue((lifecycle, id), out var row) ? row.Instance : null);
    }

    /// <inheritdoc/>
    public ValueTask<StoreOutcome> WriteAsync(StoreWrite write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        var instance = write.Instance;
        lock (_lock)
        {
            var isKnown = _rows.TryGetValue((instance.Lifecycle, instance.Id), out var row);
            if (isKnown && write.CommandId is { } commandId && row!.Commands.ContainsKey(commandId))
                return new(StoreOutcome.AlreadyApplied);

            if (instance.ConcurrencyToken != (isKnown ? row!.Instance.ConcurrencyToken : 0) + 1
                || (isKnown && row!.Instance.Head != write.PreviousHead))
                return new(StoreOutcome.Conflict);

            if (write.Kind is StoreWriteKind.Delete or StoreWriteKind.Erase)
                RemoveDeadLetters(instance);
            if (write.Kind == StoreWriteKind.Delete)
                return new(
                    _rows.Remove((instance.Lifecycle, instance.Id)) ? StoreOutcome.Written : StoreOutcome.Conflict);

            if (!isKnown)
                _rows.Add((instance.Lifecycle, instance.Id), row = new());

            if (write.Kind == StoreWriteKind.Erase)
                row!.EraseDetails();
            if (write.Kind == StoreWriteKind.Prune)
                row!.Prune(instance.Pruned!.Entries);

            row!.Instance = instance;
            row.History.AddRange(write.Entries);
            if (write.Repeat is { } repeat)
                row.Count(repeat);

            if (write.CommandId is { } applied)
                row.Commands.Add(applied, instance.ConcurrencyToken);

            foreach (var outgoing in write.Events)
                _outgoing.Add(++_position, outgoing with { Position = _position });
        }

        return new(StoreOutcome.Written);
    }

    /// <inheritdoc/>
    public ValueTask<StoredCommand?> FindCommandAsync(
        string lifecycle, string id, string commandId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_rows.TryGetValue((lifecycle, id), out var row)
                ? new StoredCommand(row.Instance, row.WrittenBy(commandId))
                : null);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEntry> HistoryAsync(
        string lifecycle,
        string id,
        CancellationToken cancellationToken = default) =>
        ReadAsync<StoredEntry>(
            () => _rows.TryGetValue((lifecycle, id), out var row) ? [.. row.History] : [],
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEntry>> LatestEntriesAsync(
        string lifecycle, string id, long before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_rows.TryGetValue((lifecycle, id), out var row)
                ? [.. row.History.AsEnumerable().Reverse().Where(entry => entry.Number < before).Take(limit)]
                : []);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<InstanceEntry> HistoriesAsync(
        string lifecycle,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync<InstanceEntry>(
            () =>
            [
                .. _rows.Values
                    .Where(row => row.Instance.Lifecycle == lifecycle)
                    .OrderBy(row => row.Instance.Id, StringComparer.Ordinal)
                    .SelectMany(row => row.History.Select(entry => new InstanceEntry(row.Instance.Id, entry))),
            ],
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredInstance> QueryAsync(
        InstanceQuery query,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync<StoredInstance>(
            () =>
            [
                .. _rows.Values.Select(row => row.Instance)
                    .Where(each => each.Lifecycle == query.Lifecycle
                        && (query.Stages is null || query.Stages.Contains(each.Stage))
                        && (query.Previous is null || (each.Previous ?? "") == query.Previous)
                        && (query.BlockedBy is null || each.BlockedBy.Contains(query.BlockedBy))
                        && (query.DueBy is null || each.DueAt <= query.DueBy)
                        && (query.UnsettledBy is null || each.UnsettledAt <= query.UnsettledBy)
                        && IsBehind(DueAt(each, query), each.Id, query.AfterDue)
                        && (query.FirstEntryBefore is not { } before || IsFirstEntryBefore(each, before))
                        && (query.After is null || string.CompareOrdinal(each.Id, query.After) > 0))
                    .OrderBy(each => DueAt(each, query))
                    .ThenBy(each => each.Id, StringComparer.Ordinal)
                    .Take(query.Limit ?? int.MaxValue),
            ],
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(
        string lifecycle,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new([
                .. _rows.Values
                    .Where(row => row.Instance.Lifecycle == lifecycle)
                    .CountBy(row => (row.Instance.Stage, row.Instance.Previous))
                    .Select(stages => new StageCount(stages.Key.Stage, stages.Key.Previous, stages.Value)),
            ]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutgoingEvent>> FindEventsAsync(
        EventQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var waiting = new HashSet<string>(StringComparer.Ordinal);
            return new([
                .. _outgoing.Values
                    .Where(each => each.Lifecycle == query.Lifecycle && each.IsDead == query.IsDead)
                    .Where(each => !IsWaiting(each))
                    .Where(each => each.Position > query.After)
                    .Take(query.Limit),
            ]);

            bool IsWaiting(OutgoingEvent each)
            {
                if (each.NextAttempt > query.SendableAt)
                    waiting.Add(each.InstanceId);

                return waiting.Contains(each.InstanceId);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> UpdateEventAsync(OutgoingEvent outgoing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_outgoing.TryGetValue(outgoing.Position, out var stored))
                return new(false);

            _outgoing[outgoing.Position] = stored with
            {
                Attempts = outgoing.Attempts,
                LastError = outgoing.LastError,
                NextAttempt = outgoing.NextAttempt,
                SentTo = outgoing.SentTo,
                IsDead = outgoing.IsDead,
            };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask DeleteEventsAsync(
        IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(positions);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var position in positions)
                _outgoing.Remove(position);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryLeaseAsync(
        string name,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_leases.TryGetValue(name, out var lease) && lease.Owner != owner && lease.Until > now)
                return new(false);

            _leases[name] = (owner, until);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredLease?> FindLeaseAsync(string name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(_leases.TryGetValue(name, out var lease)
                ? new StoredLease(lease.Owner, lease.Until.ToUniversalTime())
                : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask EndLeaseAsync(string name, string owner, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_leases.TryGetValue(name, out var lease) && lease.Owner == owner)
                _leases.Remove(name);
        }

        return default;
    }

    /// <summary>By what a query orders an instance before its id.</summary>
    private static DateTimeOffset? DueAt(StoredInstance instance, InstanceQuery query) =>
        query.DueBy is not null ? instance.DueAt
        : query.UnsettledBy is not null ? instance.UnsettledAt
        : null;

    private static bool IsBehind(DateTimeOffset? at, string id, DuePosition? position) =>
        position is not { } after || at is null || at > after.At
        || (at == after.At && string.CompareOrdinal(id, after.Id) > 0);

    private bool IsFirstEntryBefore(StoredInstance instance, DateTimeOffset before) =>
        _rows[(instance.Lifecycle, instance.Id)].History is [var first, _, ..] && first.At < before;

    private void RemoveDeadLetters(StoredInstance instance)
    {
        var dead = _outgoing.Values.Where(each =>
            each.IsDead && (each.Lifecycle, each.InstanceId) == (instance.Lifecycle, instance.Id));
        foreach (var each in dead.ToArray())
            _outgoing.Remove(each.Position);
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(
        Func<T[]> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        T[] all;
        lock (_lock)
            all = read();

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var each in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return each;
        }
    }

    private sealed class Row
    {
        public StoredInstance Instance { get; set; } = null!;

        public List<StoredEntry> History { get; } = [];

        public void Count(StoredRepeat repeat)
        {
            var index = History.FindIndex(entry => entry.Number == repeat.Entry);
            if (index >= 0)
                History[index] = History[index] with
                {
                    Repeats = History[index].Repeats + 1,
                    RepeatedAt = repeat.At,
                };
        }

        /// <summary>The concurrency token of the entries that each command wrote.</summary>
        public Dictionary<string, long> Commands { get; } = new(StringComparer.Ordinal);

        public StoredEntry[] WrittenBy(string commandId) => Commands.TryGetValue(commandId, out var token)
            ? [.. History.Where(entry => entry.ConcurrencyToken == token)]
            : [];

        public void EraseDetails()
        {
            for (var index = 0; index < History.Count; index++)
                History[index] = History[index] with
                {
                    Fingerprint = null,
                    Actor = null,
                    Reason = null,
                    Report = null,
                    Changes = null,
                    Salt = null,
                };
        }

        public void Prune(long through)
        {
            foreach (var entry in History.Where(entry => entry.Number <= through && entry.CommandId is not null))
                Commands.Remove(entry.CommandId!);

            History.RemoveAll(entry => entry.Number <= through);
        }
    }
}
