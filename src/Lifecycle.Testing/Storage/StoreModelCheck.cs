using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Testing;

/// <summary>Tells a store and a model of it random stories.</summary>
internal static class StoreModelCheck
{
    public static Task RunAsync(ILifecycleStore store, int stories)
    {
        // FsCheck's properties are synchronous; on a thread of its own nothing is blocked that the store may need.
        var property = Prop.ForAll(Stories, story => TellAsync(store, story).GetAwaiter().GetResult());
        return Task.Factory.StartNew(
            () => Check.One(Config.QuickThrowOnFailure.WithMaxTest(stories).WithQuietOnSuccess(true), property),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private static Arbitrary<Step[]> Stories => Arb.From(
        (from id in Gen.Elements("a", "b")
         from token in Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Constant(0)), (1, Gen.Constant(2)))
         from command in Gen.Frequency((3, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>("c", "d", "e")))
         from isApplied in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
         from entries in Gen.Choose(0, 2)
         from events in Gen.Choose(0, 2)
         select new Step(id, token, command, isApplied, entries, events)).ArrayOf(),
        story => Enumerable.Range(0, story.Length).Select(index => story.Where((_, at) => at != index).ToArray()));

    private static async Task TellAsync(ILifecycleStore store, Step[] story)
    {
        var scene = new StoreScene(store);
        var model = new Dictionary<string, Model>();
        foreach (var step in story)
        {
            var isKnown = model.TryGetValue(step.Id, out var known);
            known ??= new(scene.New(step.Id) with { ConcurrencyToken = 0 });
            var write = step.On(known.Instance);
            var isRepeated = isKnown && write.CommandId is { } commandId && known.Commands.ContainsKey(commandId);
            var expected =
                isRepeated ? StoreOutcome.AlreadyApplied
                : step.EditionsOn == 1 ? StoreOutcome.Written
                : StoreOutcome.Conflict;

            StoreScene.Equal(expected, await store.WriteAsync(write).ConfigureAwait(false), $"{step}");
            if (expected == StoreOutcome.Written)
            {
                model[step.Id] = known with { Instance = write.Instance };
                known.History.AddRange(write.Entries);
                known.Events.AddRange(write.Events);
                if (write.CommandId is { } applied)
                    known.Commands.Add(applied, write.Entries);
            }

            foreach (var each in model.Values)
            {
                await scene.HoldsAsync(each.Instance, [.. each.History]).ConfigureAwait(false);
                foreach (var (applied, entries) in each.Commands)
                    await scene
                        .HasDoneAsync(each.Instance.Id, applied, entries, $"what {applied} did")
                        .ConfigureAwait(false);
            }

            var pending = await store.PendingEventsAsync(scene.Lifecycle, 0, 1000).ConfigureAwait(false);
            foreach (var each in model.Values)
            {
                StoreScene.SameRows(
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

    /// <summary>A write to be tried.</summary>
    /// <param name="Id">To which instance.</param>
    /// <param name="EditionsOn">How many concurrency tokens behind the stored one; 1 is right.</param>
    /// <param name="Command">Its command.</param>
    /// <param name="IsApplied">Whether it claims the command, or only names it in its entries.</param>
    /// <param name="Entries">How many entries it adds.</param>
    /// <param name="Events">How many events.</param>
    private sealed record Step(string Id, int EditionsOn, string? Command, bool IsApplied, int Entries, int Events)
    {
        public StoreWrite On(StoredInstance before)
        {
            var token = before.ConcurrencyToken + EditionsOn;
            var (instance, entries) = (before, new List<StoredEntry>());
            for (var count = 0; count < Entries; count++)
            {
                var next = StoreScene.Next(
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
                Instance = instance with { ConcurrencyToken = token },
                Entries = entries,
                Events = StoreScene.Next(instance with { ConcurrencyToken = token }, events: Events).Events,
                CommandId = IsApplied && Entries > 0 ? Command : null,
            };
        }
    }
}
