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

    private static Arbitrary<Write[]> Sequences => Arb.From(
        (from id in Gen.Elements("a", "b")
         from distance in Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Constant(0)), (1, Gen.Constant(2)))
         from command in Gen.Frequency((3, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>("c", "d", "e")))
         from isApplied in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
         from entries in Gen.Choose(0, 2)
         from events in Gen.Choose(0, 2)
         from blocked in Gen.Frequency(
             (3, Gen.Constant<string[]?>(null)), (2, Gen.SubListOf(Criteria).Select(string[]? (some) => some.ToArray())))
         select new Write(id, distance, command, isApplied, entries, events, blocked)).ArrayOf(),
        sequence => Enumerable
            .Range(0, sequence.Length)
            .Select(index => sequence.Where((_, at) => at != index).ToArray()));

    private static async Task CompareAsync(ILifecycleStore store, Write[] sequence)
    {
        var fixture = new StoreFixture(store);
        var model = new Dictionary<string, Model>();
        foreach (var attempt in sequence)
        {
            var isKnown = model.TryGetValue(attempt.Id, out var known);
            known ??= new(fixture.New(attempt.Id) with { ConcurrencyToken = 0 });
            var write = attempt.After(known.Instance);
            var isRepeated = isKnown && write.CommandId is { } commandId && known.Commands.ContainsKey(commandId);
            var expected =
                isRepeated ? StoreOutcome.AlreadyApplied
                : attempt.Distance == 1 ? StoreOutcome.Written
                : StoreOutcome.Conflict;

            StoreFixture.Equal(expected, await store.WriteAsync(write).ConfigureAwait(false), $"{attempt}");
            if (expected == StoreOutcome.Written)
            {
                model[attempt.Id] = known with { Instance = write.Instance };
                known.History.AddRange(write.Entries);
                known.Events.AddRange(write.Events);
                if (write.CommandId is { } applied)
                    known.Commands.Add(applied, write.Entries);
            }

            foreach (var each in model.Values)
            {
                await fixture.HoldsAsync(each.Instance, [.. each.History]).ConfigureAwait(false);
                foreach (var (applied, entries) in each.Commands)
                    await fixture
                        .HasAppliedAsync(each.Instance.Id, applied, entries, $"the entries of {applied}")
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

            var pending = await fixture.EventsAsync().ConfigureAwait(false);
            foreach (var each in model.Values)
            {
                StoreFixture.SameRows(
                    [.. each.Events.Select(outgoing => outgoing.Key)],
                    [
                        .. pending
                            .Where(outgoing => outgoing.InstanceId == each.Instance.Id)
                            .Select(outgoing => outgoing.Key),
                    ],
                    $"the events of {each.Instance.Id}");
            }
        }
    }

    private sealed record Model(StoredInstance Instance)
    {
        public List<StoredEntry> History { get; } = [];

        public List<OutgoingEvent> Events { get; } = [];

        public Dictionary<string, IReadOnlyList<StoredEntry>> Commands { get; } = [];
    }

    /// <summary>A write to attempt.</summary>
    /// <param name="Id">The id of the instance.</param>
    /// <param name="Distance">The distance from the stored concurrency token to the new one; only 1 is
    /// accepted.</param>
    /// <param name="Command">The command that the entries name.</param>
    /// <param name="IsApplied">Whether the write applies the command, or only names it in its entries.</param>
    /// <param name="Entries">The number of entries.</param>
    /// <param name="Events">The number of events.</param>
    /// <param name="Blocked">The criteria that block the instance; <see langword="null"/> for those before.</param>
    private sealed record Write(
        string Id, int Distance, string? Command, bool IsApplied, int Entries, int Events, string[]? Blocked)
    {
        public StoreWrite After(StoredInstance before)
        {
            var token = before.ConcurrencyToken + Distance;
            var (instance, entries) = (before, new List<StoredEntry>());
            for (var count = 0; count < Entries; count++)
            {
                var next = StoreFixture.Next(
                    instance with
                    {
                        ConcurrencyToken = token - 1,
                    },
                    Command,
                    string.Create(CultureInfo.InvariantCulture, $"{count}"));
                instance = next.Instance;
                entries.AddRange(next.Entries);
            }

            return new()
            {
                Instance = instance with { ConcurrencyToken = token, BlockedBy = Blocked ?? before.BlockedBy },
                BlockedBefore = Blocked is null ? null : before.BlockedBy,
                Entries = entries,
                Events = StoreFixture.Next(instance with { ConcurrencyToken = token }, events: Events).Events,
                CommandId = IsApplied && Entries > 0 ? Command : null,
            };
        }
    }
}
