using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Testing;

/// <summary>Compares a store with a model over random sequences of writes.</summary>
internal static class StoreModelCheck
{
    public static Task RunAsync(ILifecycleStore store, int sequences)
    {
        // FsCheck's properties are synchronous. The dedicated thread keeps a pool thread free that the store may need.
        var property = Prop.ForAll(Sequences, sequence => CompareAsync(store, sequence).GetAwaiter().GetResult());
        return Task.Factory.StartNew(
            () => Check.One(Config.QuickThrowOnFailure.WithMaxTest(sequences).WithQuietOnSuccess(true), property),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private static readonly string[] Criteria = ["C-01", "C-02", "C-03"];
    private static readonly string[] Commands = ["c", "d", "e"];

    private static Arbitrary<Write[]> Sequences => Arb.From(
        (from id in Gen.Elements("a", "b")
         from distance in Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Constant(0)), (1, Gen.Constant(2)))
         from command in Gen.Frequency((3, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>(Commands)))
         from isApplied in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
         from kind in Gen.Frequency(
             (8, Gen.Constant(StoreWriteKind.Append)),
             (1, Gen.Constant(StoreWriteKind.Erase)),
             (1, Gen.Constant(StoreWriteKind.Prune)),
             (1, Gen.Constant(StoreWriteKind.Delete)))
         from entries in Gen.Choose(0, 2)
         from events in Gen.Choose(0, 2)
         from blocked in Gen.Frequency(
             (3, Gen.Constant<string[]?>(null)),
             (2, Gen.SubListOf(Criteria).Select(string[]? (some) => some.ToArray())))
         select new Write(id, distance, isApplied ? command : null, kind, entries, events, blocked)).ArrayOf(),
        sequence => Enumerable
            .Range(0, sequence.Length)
            .Select(index => sequence.Where((_, at) => at != index).ToArray()));

    private static async Task CompareAsync(ILifecycleStore store, Write[] sequence)
    {
        var fixture = new StoreFixture(store);
        var model = new Dictionary<string, Model>();
        var events = new List<OutgoingEvent>();
        foreach (var attempt in sequence)
        {
            var isKnown = model.TryGetValue(attempt.Id, out var known);
            known ??= new(fixture.New(attempt.Id) with { ConcurrencyToken = 0 }, []);
            var write = attempt.After(known);
            var expected =
                write.CommandId is { } commandId && known.WrittenBy(commandId).Length > 0 ? StoreOutcome.AlreadyApplied
                : attempt.Distance == 1 && (isKnown || write.Kind != StoreWriteKind.Delete) ? StoreOutcome.Written
                : StoreOutcome.Conflict;

            StoreFixture.Equal(expected, await store.WriteAsync(write).ConfigureAwait(false), $"{attempt}");
            if (expected == StoreOutcome.Written)
            {
                events.AddRange(write.Events);
                model.Remove(attempt.Id);
                if (write.Kind != StoreWriteKind.Delete)
                    model[attempt.Id] = known.After(write);
            }

            if (!model.ContainsKey(attempt.Id))
            {
                StoreFixture.Equal(
                    null, await store.FindAsync(fixture.Lifecycle, attempt.Id).ConfigureAwait(false), attempt.Id);
                StoreFixture.SameRows(
                    [], await fixture.HistoryAsync(attempt.Id).ConfigureAwait(false), $"the history of {attempt.Id}");
            }

            foreach (var each in model.Values)
            {
                await fixture.HoldsAsync(each.Instance, each.History).ConfigureAwait(false);
                foreach (var command in Commands)
                    await fixture
                        .HasAppliedAsync(
                            each.Instance.Id, command, each.WrittenBy(command), $"the entries of {command}")
                        .ConfigureAwait(false);
            }

            foreach (var criterion in Criteria)
                StoreFixture.SameRows(
                    [
                        .. model.Values
                            .Where(each => each.Instance.BlockedBy.Contains(criterion))
                            .Select(each => each.Instance.Id)
                            .Order(StringComparer.Ordinal),
                    ],
                    await fixture
                        .IdsAsync(new() { Lifecycle = fixture.Lifecycle, BlockedBy = criterion })
                        .ConfigureAwait(false),
                    $"the instances that {criterion} blocks");

            var pending = (await fixture.EventsAsync().ConfigureAwait(false)).ToLookup(each => each.InstanceId);
            foreach (var ofInstance in events.GroupBy(each => each.InstanceId))
            {
                StoreFixture.SameRows(
                    [.. ofInstance.Select(outgoing => outgoing.Key)],
                    [.. pending[ofInstance.Key].Select(outgoing => outgoing.Key)],
                    $"the events of {ofInstance.Key}");
            }
        }
    }

    private sealed record Model(StoredInstance Instance, StoredEntry[] History)
    {
        public StoredEntry[] WrittenBy(string command) =>
            Array.Find(History, entry => entry.CommandId == command) is { } first
                ? [.. History.Where(entry => entry.ConcurrencyToken == first.ConcurrencyToken)]
                : [];

        public Model After(StoreWrite write)
        {
            var kept = write.Kind switch
            {
                StoreWriteKind.Erase => History.Select(StoreFixture.Erased),
                StoreWriteKind.Prune => History.Where(entry => entry.Number > write.Instance.Pruned!.Entries),
                _ => History,
            };
            return new(write.Instance, [.. kept, .. write.Entries]);
        }
    }

    /// <summary>A write to attempt.</summary>
    /// <param name="Id">The id of the instance.</param>
    /// <param name="Distance">The distance from the stored concurrency token to the new one; only 1 is
    /// accepted.</param>
    /// <param name="Command">The command that the write applies.</param>
    /// <param name="Kind">What it does. It appends instead of pruning what has no entry to prune.</param>
    /// <param name="Entries">The number of entries.</param>
    /// <param name="Events">The number of events.</param>
    /// <param name="Blocked">The criteria that block the instance; <see langword="null"/> for those before.</param>
    private sealed record Write(
        string Id, int Distance, string? Command, StoreWriteKind Kind, int Entries, int Events, string[]? Blocked)
    {
        public StoreWrite After(Model before)
        {
            var instance = before.Instance with { ConcurrencyToken = before.Instance.ConcurrencyToken + Distance };
            if (Kind == StoreWriteKind.Delete)
                return new() { Instance = instance, Kind = Kind };

            if (Kind == StoreWriteKind.Prune && before.History is [var first, _, ..])
                return new()
                {
                    Instance = instance with { Pruned = new(first.Number, first.Version, first.Hash) },
                    Kind = Kind,
                };

            var entries = new List<StoredEntry>();
            for (var count = 0; count < Entries; count++)
            {
                var next = StoreFixture.Next(
                    instance with { ConcurrencyToken = instance.ConcurrencyToken - 1 },
                    count == 0 ? Command : null,
                    string.Create(CultureInfo.InvariantCulture, $"{count}"));
                instance = next.Instance;
                entries.AddRange(next.Entries);
            }

            return new()
            {
                Instance = instance with { BlockedBy = Blocked ?? instance.BlockedBy },
                PreviousHead = before.Instance.Head,
                BlockedBefore = Blocked is null ? null : before.Instance.BlockedBy,
                Kind = Kind == StoreWriteKind.Erase ? Kind : StoreWriteKind.Append,
                Entries = entries,
                Events = StoreFixture.Next(instance, events: Events).Events,
            };
        }
    }
}
