namespace Lifecycle.Testing;

/// <summary>Checks of giving up what is stored: erasing, pruning and deleting.</summary>
internal static class HistoryChecks
{
    public static async Task ErasureRemovesDetailsAsync(StoreFixture fixture)
    {
        var (first, second) = await TwoStepsAsync(fixture, "a").ConfigureAwait(false);
        var other = await TwoStepsAsync(fixture, "b").ConfigureAwait(false);
        await KillAsync(fixture, "a").ConfigureAwait(false);
        await KillAsync(fixture, "b").ConfigureAwait(false);
        var stale = StoreFixture.Next(first.Instance) with { Kind = StoreWriteKind.Erase };
        await ConflictsAsync(fixture, stale).ConfigureAwait(false);
        await fixture.HoldsAsync(second.Instance, first.Entries[0], second.Entries[0]).ConfigureAwait(false);

        var erasure = StoreFixture.Next(second.Instance, "erase") with { Kind = StoreWriteKind.Erase };
        await fixture.WriteAsync(erasure).ConfigureAwait(false);

        await fixture
            .HoldsAsync(
                erasure.Instance,
                StoreFixture.Erased(first.Entries[0]),
                StoreFixture.Erased(second.Entries[0]),
                erasure.Entries[0])
            .ConfigureAwait(false);
        await fixture
            .HoldsAsync(other.Second.Instance, other.First.Entries[0], other.Second.Entries[0])
            .ConfigureAwait(false);
        await HasDeadLettersAsync(fixture, "b").ConfigureAwait(false);
    }

    public static async Task PruningRemovesTheBeginningAsync(StoreFixture fixture)
    {
        var (first, second) = await TwoStepsAsync(fixture, "a").ConfigureAwait(false);
        var other = await TwoStepsAsync(fixture, "b").ConfigureAwait(false);
        var prune = Pruning(second.Instance, first.Entries[0]);
        await ConflictsAsync(fixture, prune with { Instance = prune.Instance with { ConcurrencyToken = 9 } })
            .ConfigureAwait(false);

        await fixture.WriteAsync(prune).ConfigureAwait(false);

        await fixture.HoldsAsync(prune.Instance, second.Entries[0]).ConfigureAwait(false);
        await fixture
            .HoldsAsync(other.Second.Instance, other.First.Entries[0], other.Second.Entries[0])
            .ConfigureAwait(false);
        await fixture.HasAppliedAsync("a", "first", [], "a command that was pruned").ConfigureAwait(false);
        await fixture.HasAppliedAsync("a", "second", second.Entries, "a command that is left").ConfigureAwait(false);
        await fixture.WriteAsync(StoreFixture.Next(prune.Instance, "first")).ConfigureAwait(false);
    }

    public static async Task DeletionLeavesUnsentEventsAsync(StoreFixture fixture)
    {
        var (first, second) = await TwoStepsAsync(fixture, "a").ConfigureAwait(false);
        var other = await TwoStepsAsync(fixture, "b").ConfigureAwait(false);
        await KillAsync(fixture, "a").ConfigureAwait(false);
        await KillAsync(fixture, "b").ConfigureAwait(false);
        await ConflictsAsync(fixture, new() { Instance = first.Instance, Kind = StoreWriteKind.Delete })
            .ConfigureAwait(false);

        await fixture.WriteAsync(Deletion(second.Instance)).ConfigureAwait(false);

        StoreFixture.Equal(
            null, await fixture.Store.FindAsync(fixture.Lifecycle, "a").ConfigureAwait(false), "a deleted instance");
        StoreFixture.SameRows(
            [], await fixture.HistoryAsync("a").ConfigureAwait(false), "the history of a deleted instance");
        StoreFixture.SameRows(
            ["a", "b"],
            [.. (await fixture.EventsAsync().ConfigureAwait(false)).Select(outgoing => outgoing.InstanceId)],
            "the instances of the events that are left");
        await HasDeadLettersAsync(fixture, "b").ConfigureAwait(false);
        await fixture
            .HoldsAsync(other.Second.Instance, other.First.Entries[0], other.Second.Entries[0])
            .ConfigureAwait(false);

        var again = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        var next = StoreFixture.Next(again, "first");
        await fixture.WriteAsync(next).ConfigureAwait(false);
        await fixture.HoldsAsync(next.Instance, [.. next.Entries]).ConfigureAwait(false);
    }

    public static async Task WriteToAnEarlierInstanceIsAConflictAsync(StoreFixture fixture)
    {
        var (_, second) = await TwoStepsAsync(fixture, "a").ConfigureAwait(false);
        StoreWrite[] stale =
        [
            StoreFixture.Next(second.Instance, "stale", "elsewhere", events: 1),
            StoreFixture.Next(second.Instance) with { Kind = StoreWriteKind.Erase },
            Pruning(second.Instance, second.Entries[0]),
            Deletion(second.Instance),
            new() { Instance = second.Instance with { ConcurrencyToken = second.Instance.ConcurrencyToken + 1 } },
        ];
        await fixture.WriteAsync(Deletion(second.Instance)).ConfigureAwait(false);
        var (first, last) = await TwoStepsAsync(fixture, "a").ConfigureAwait(false);

        foreach (var write in stale)
            await ConflictsAsync(fixture, write).ConfigureAwait(false);

        await fixture.HoldsAsync(last.Instance, first.Entries[0], last.Entries[0]).ConfigureAwait(false);
        await fixture.HasAppliedAsync("a", "stale", [], "a command to an earlier instance").ConfigureAwait(false);
    }

    public static async Task OldEntriesAreFoundAsync(StoreFixture fixture)
    {
        var (first, last) = await TwoStepsAsync(fixture, "two").ConfigureAwait(false);
        var one = StoreFixture.Next(await fixture.WriteAsync(fixture.New("one")).ConfigureAwait(false));
        await fixture.WriteAsync(one).ConfigureAwait(false);
        await fixture.WriteAsync(fixture.New("none")).ConfigureAwait(false);
        var at = first.Entries[0].At;

        // The clock was set back after the first entry, which is not as old as the second.
        var setBack = StoreFixture.Next(await fixture.WriteAsync(fixture.New("set back")).ConfigureAwait(false));
        await fixture.WriteAsync(setBack).ConfigureAwait(false);
        var second = StoreFixture.Next(setBack.Instance);
        await fixture.WriteAsync(second with { Entries = [second.Entries[0] with { At = at.AddDays(-1) }] })
            .ConfigureAwait(false);
        await fixture.WriteAsync(StoreFixture.Next(second.Instance)).ConfigureAwait(false);

        StoreFixture.SameRows([], await OlderThanAsync(at).ConfigureAwait(false), "the ids with no older entry");
        StoreFixture.SameRows(
            ["set back", "two"],
            await OlderThanAsync(at.AddTicks(1)).ConfigureAwait(false),
            "the ids with an older first entry that is not the last");
        await fixture.WriteAsync(Pruning(last.Instance, first.Entries[0])).ConfigureAwait(false);
        StoreFixture.SameRows(
            ["set back"],
            await OlderThanAsync(DateTimeOffset.MaxValue).ConfigureAwait(false),
            "the ids with more than the last entry");

        Task<string[]> OlderThanAsync(DateTimeOffset before) =>
            fixture.IdsAsync(new() { Lifecycle = fixture.Lifecycle, FirstEntryBefore = before });
    }

    /// <summary>Writes an instance, and two entries of it with an event each.</summary>
    private static async Task<(StoreWrite First, StoreWrite Second)> TwoStepsAsync(StoreFixture fixture, string id)
    {
        var instance = await fixture.WriteAsync(fixture.New(id)).ConfigureAwait(false);
        var first = StoreFixture.Next(instance, "first", events: 1);
        await fixture.WriteAsync(first).ConfigureAwait(false);
        var second = StoreFixture.Next(first.Instance, "second", events: 1);
        await fixture.WriteAsync(second).ConfigureAwait(false);
        return (first, second);
    }

    private static StoreWrite Deletion(StoredInstance before) => new()
    {
        Instance = before with { ConcurrencyToken = before.ConcurrencyToken + 1 },
        Kind = StoreWriteKind.Delete,
    };

    private static StoreWrite Pruning(StoredInstance before, StoredEntry last) => new()
    {
        Instance = before with
        {
            ConcurrencyToken = before.ConcurrencyToken + 1,
            Pruned = new(last.Number, last.Version, last.Hash),
        },
        Kind = StoreWriteKind.Prune,
    };

    /// <summary>Makes the first event of an instance a dead letter.</summary>
    private static async Task KillAsync(StoreFixture fixture, string id)
    {
        var events = await fixture.EventsAsync().ConfigureAwait(false);
        var first = events.First(outgoing => outgoing.InstanceId == id);
        await fixture.Store.UpdateEventAsync(first with { IsDead = true }).ConfigureAwait(false);
    }

    private static async Task HasDeadLettersAsync(StoreFixture fixture, params string[] ids)
    {
        var dead = await fixture.Store
            .FindEventsAsync(new() { Lifecycle = fixture.Lifecycle, IsDead = true, Limit = 10 })
            .ConfigureAwait(false);
        StoreFixture.SameRows(
            ids, [.. dead.Select(outgoing => outgoing.InstanceId)], "the instances of the dead letters");
    }

    private static async Task ConflictsAsync(StoreFixture fixture, StoreWrite write) =>
        StoreFixture.Equal(
            StoreOutcome.Conflict,
            await fixture.Store.WriteAsync(write).ConfigureAwait(false),
            $"{write.Kind} with concurrency token {write.Instance.ConcurrencyToken}");
}
