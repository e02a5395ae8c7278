using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>The fixture of one check: a store, and the name of a lifecycle without instances in it.</summary>
internal sealed class StoreFixture(ILifecycleStore store)
{
    public ILifecycleStore Store => store;

    public string Lifecycle { get; } = StoreConformance.NewLifecycle();

    /// <summary>An instance that has not been written yet.</summary>
    public StoredInstance New(string id, string stage = "draft", params StoredDueDate[] due) => new()
    {
        Lifecycle = Lifecycle,
        Id = id,
        Stage = stage,
        EnteredAt = DateTimeOffset.UnixEpoch,
        Version = 0,
        ConcurrencyToken = 1,
        DefinitionRevision = 1,
        Subject = "{}",
        DueDates = due,
    };

    /// <summary>The write that follows another one and adds one history entry.</summary>
    public static StoreWrite Next(StoredInstance before, string? commandId = null, string? to = null, int events = 0)
    {
        var after = before with
        {
            Stage = to ?? before.Stage,
            Previous = before.Stage,
            EnteredAt = DateTimeOffset.UnixEpoch.AddSeconds(before.ConcurrencyToken),
            Version = before.Version + 1,
            ConcurrencyToken = before.ConcurrencyToken + 1,
            DueDates = [],
        };
        var write = HistoryChain.Append(after, [new()
        {
            Number = 0,
            ConcurrencyToken = after.ConcurrencyToken,
            At = after.EnteredAt,
            From = before.Stage,
            To = after.Stage,
            Trigger = "go",
            Outcome = TransitionOutcome.Moved,
            Version = after.Version,
            DefinitionRevision = 1,
            CommandId = commandId,
            Fingerprint = commandId is null ? null : "asked",
            Actor = "Ann",
            Reason = "It is time.",
            Report = "{}",
            Changes = """{"open":true}""",
            DetailsDigest = string.Empty,
            InstanceDigest = string.Empty,
            Hash = string.Empty,
        }]);
        return write with
        {
            Events =
            [
                .. Enumerable
                    .Range(0, events)
                    .Select(order => new OutgoingEvent
                    {
                        Key = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{before.Lifecycle}/{before.Id}/{write.Instance.EntryCount}/{order}"),
                        Lifecycle = before.Lifecycle,
                        InstanceId = before.Id,
                        Type = "Event",
                        Body = "{}",
                        At = after.EnteredAt,
                    }),
            ],
        };
    }

    /// <summary>The entry without its details.</summary>
    public static StoredEntry Erased(StoredEntry entry) =>
        entry with
        {
            Fingerprint = null,
            Actor = null,
            Reason = null,
            Report = null,
            Changes = null,
            Salt = null,
        };

    public async Task<StoredInstance> WriteAsync(StoreWrite write)
    {
        Equal(
            StoreOutcome.Written,
            await store.WriteAsync(write).ConfigureAwait(false),
            $"writing {write.Instance.Id} with concurrency token {write.Instance.ConcurrencyToken}");
        return write.Instance;
    }

    public Task<StoredInstance> WriteAsync(StoredInstance instance) =>
        WriteAsync(new StoreWrite { Instance = instance });

    /// <summary>Asserts that the store holds exactly this instance and history.</summary>
    public async Task HoldsAsync(StoredInstance expected, params StoredEntry[] history)
    {
        var found = await store.FindAsync(expected.Lifecycle, expected.Id).ConfigureAwait(false);
        Same(expected, found, $"reading {expected.Id}");
        SameRows(history, await HistoryAsync(expected.Id).ConfigureAwait(false), $"the history of {expected.Id}");
    }

    /// <summary>Asserts that a command has written exactly these entries to an instance.</summary>
    public async Task HasAppliedAsync(string id, string commandId, IReadOnlyList<StoredEntry> entries, string where)
    {
        var found = await store.FindCommandAsync(Lifecycle, id, commandId).ConfigureAwait(false);
        Same(
            await store.FindAsync(Lifecycle, id).ConfigureAwait(false),
            found?.Instance,
            $"reading {id} by its command");
        SameRows(entries, found?.Entries ?? [], where);
    }

    public async Task<StoredEntry[]> HistoryAsync(string id) =>
        await store.HistoryAsync(Lifecycle, id).ToArrayAsync().ConfigureAwait(false);

    public async Task<IReadOnlyList<OutgoingEvent>> EventsAsync(long after = 0, int limit = 1000) =>
        await store
            .FindEventsAsync(new() { Lifecycle = Lifecycle, After = after, Limit = limit })
            .ConfigureAwait(false);

    public async Task<string[]> IdsAsync(InstanceQuery query) =>
        [.. (await store.QueryAsync(query).ToArrayAsync().ConfigureAwait(false)).Select(instance => instance.Id)];

    public static void Same(StoredInstance? expected, StoredInstance? found, string where)
    {
        SameRows(expected?.DueDates ?? [], found?.DueDates ?? [], $"the due dates of {where}");
        SameRows(expected?.Refusals ?? [], found?.Refusals ?? [], $"the refusals of {where}");
        SameRows(expected?.BlockedBy ?? [], found?.BlockedBy ?? [], $"what blocks {where}");
        Equal(WithoutLists(expected), WithoutLists(found), where);

        static StoredInstance? WithoutLists(StoredInstance? instance) =>
            instance is null ? null : instance with { DueDates = [], Refusals = [], BlockedBy = [] };
    }

    public static void SameRows<T>(IReadOnlyList<T> expected, IReadOnlyList<T> found, string where)
    {
        if (!expected.SequenceEqual(found))
            throw new LifecycleAssertException(
                $"{where}: expected [{string.Join(", ", expected)}], found [{string.Join(", ", found)}].");
    }

    public static void Equal<T>(T expected, T found, string where)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
            throw new LifecycleAssertException(
                $"{where}: expected {expected?.ToString() ?? "nothing"}, found {found?.ToString() ?? "nothing"}.");
    }
}
