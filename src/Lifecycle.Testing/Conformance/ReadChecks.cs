using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>Checks of reading.</summary>
internal static class ReadChecks
{
    /// <summary>Characters that databases have corrupted or misinterpreted.</summary>
    private const string Hostile =
        "'; DROP TABLE \"LifecycleInstances\"; -- \\ % _ \n\r\t \u0001 é e\u0301 \ud83d\ude00 \u202e @p0 {0} <b>";

    public static async Task InstanceIsReadAsWrittenAsync(StoreFixture fixture)
    {
        var at = new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999);
        var instance = await fixture
            .WriteAsync(
                fixture.New(
                    Hostile,
                    Hostile,
                    new(Hostile, at),
                    new("b", at.AddTicks(-1), IsTried: true),
                    new("c", at, Fault: Hostile)) with
                {
                    EnteredAt = at.AddTicks(-1),
                    Subject = $$"""{"a":"{{new string('x', 100_000)}}"}""",
                })
            .ConfigureAwait(false);
        await fixture.HoldsAsync(instance).ConfigureAwait(false);

        var write = StoreFixture.Next(instance, Hostile, events: 1);
        var entry = write.Entries[0] with
        {
            At = at,
            Actor = Hostile,
            Reason = Hostile,
            Trigger = Hostile,
            Report = Hostile,
            Outcome = TransitionOutcome.Refused,
            DefinitionRevision = int.MaxValue,
            Version = long.MaxValue,
        };
        var outgoing = write.Events[0] with { Key = Hostile, Type = Hostile, Body = Hostile, At = at };
        write = write with
        {
            Entries = [entry],
            Events = [outgoing],
            Instance = write.Instance with
            {
                EnteredAt = at,
                Version = long.MaxValue,
                DefinitionRevision = int.MaxValue,
            },
        };
        await fixture.WriteAsync(write).ConfigureAwait(false);
        await fixture.HoldsAsync(write.Instance, entry).ConfigureAwait(false);
        await fixture.HasAppliedAsync(Hostile, Hostile, [entry], "the entries of a command").ConfigureAwait(false);
        var pending = await fixture.EventsAsync(limit: 10).ConfigureAwait(false);
        StoreFixture.SameRows([outgoing], [.. pending.Select(each => each with { Position = 0 })], "the events");

        StoreFixture.Equal(
            null,
            await fixture.Store.FindAsync(fixture.Lifecycle, "another").ConfigureAwait(false),
            "reading an instance that does not exist");
        await fixture
            .HasAppliedAsync("another", Hostile, [], "the entries of a command on an instance that does not exist")
            .ConfigureAwait(false);
        StoreFixture.Equal(
            null,
            await fixture.Store.FindAsync(StoreConformance.NewLifecycle(), Hostile).ConfigureAwait(false),
            "reading from another lifecycle");
        StoreFixture.SameRows(
            [],
            await fixture.HistoryAsync("another").ConfigureAwait(false),
            "the history of an instance that does not exist");
    }

    public static async Task IdsAreComparedOrdinallyAsync(StoreFixture fixture)
    {
        string[] ids = ["a", "A", "a ", " a", "\u00e9", "e\u0301", "E\u0301", "ss", "\u00df", "\u0130", "i"];
        foreach (var id in ids)
            await fixture.WriteAsync(fixture.New(id, stage: $"of {id}")).ConfigureAwait(false);

        foreach (var id in ids)
            await fixture.HoldsAsync(fixture.New(id, stage: $"of {id}")).ConfigureAwait(false);
    }

    public static async Task LatestEntriesAreReadFirstAsync(StoreFixture fixture)
    {
        var instance = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        var entries = new List<StoredEntry>();
        for (var count = 0; count < 7; count++)
        {
            var write = StoreFixture.Next(instance);
            instance = await fixture.WriteAsync(write).ConfigureAwait(false);
            entries.InsertRange(0, write.Entries);
        }

        await fixture.WriteAsync(StoreFixture.Next(await fixture.WriteAsync(fixture.New("b")).ConfigureAwait(false)))
            .ConfigureAwait(false);
        await ReadsAsync("a", long.MaxValue, 3, [.. entries.Take(3)]).ConfigureAwait(false);
        await ReadsAsync("a", 5, 3, [.. entries.Skip(3).Take(3)]).ConfigureAwait(false);
        await ReadsAsync("a", 5, 100, [.. entries.Skip(3)]).ConfigureAwait(false);
        await ReadsAsync("a", 1, 100).ConfigureAwait(false);
        await ReadsAsync("c", long.MaxValue, 100).ConfigureAwait(false);

        async Task ReadsAsync(string id, long before, int limit, params StoredEntry[] expected) =>
            StoreFixture.SameRows(
                expected,
                await fixture.Store.LatestEntriesAsync(fixture.Lifecycle, id, before, limit).ConfigureAwait(false),
                $"the last {limit} entries of {id} before {before}");
    }

    public static async Task LongHistoryIsReadInOrderAsync(StoreFixture fixture)
    {
        const int Length = 450;
        var instance = await fixture.WriteAsync(fixture.New("long")).ConfigureAwait(false);
        var entries = new List<StoredEntry>();
        while (entries.Count < Length)
        {
            // Several entries in one write, as follow-ups write them.
            var writes = new List<StoreWrite>();
            for (var step = instance; writes.Count < 9; step = writes[^1].Instance)
                writes.Add(StoreFixture.Next(step));

            StoredEntry[] together = [.. writes.SelectMany(write => write.Entries)];
            instance = await fixture
                .WriteAsync(
                    new StoreWrite
                    {
                        Instance = writes[^1].Instance with { ConcurrencyToken = instance.ConcurrencyToken + 1 },
                        PreviousHead = instance.Head,
                        Entries = together,
                    })
                .ConfigureAwait(false);
            entries.AddRange(together);
        }

        await fixture.HoldsAsync(instance, [.. entries]).ConfigureAwait(false);
        var verification = await HistoryChain
            .VerifyAsync(instance, fixture.Store.HistoryAsync(fixture.Lifecycle, "long"))
            .ConfigureAwait(false);
        StoreFixture.Equal(true, verification.IsWhole, $"verifying a history: {verification}");
    }

    public static async Task ReportsAreReadAsWrittenAsync(StoreFixture fixture)
    {
        const string Begin = """{"trigger":"go","from":"draft","to":"draft","outcome":"Moved","lines":[""";
        const string End = """],"permitted":[],"passed":true}""";
        string?[] reports =
        [
            null, "", "~", "=", "~~", "=~", "{}", "[]", Begin, End, Begin + End, $"{Begin}~{End}", $"{Begin} {End} ",
            $$"""{{Begin}}{"verdict":"Met"}{{End}}""", Begin + End + End, Begin[..^1] + End,
        ];
        var instance = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        var entries = new List<StoredEntry>();
        foreach (var report in reports)
        {
            var write = StoreFixture.Next(instance);
            entries.Add(write.Entries[0] with { Report = report });
            instance = await fixture.WriteAsync(write with { Entries = [entries[^1]] }).ConfigureAwait(false);
        }

        await fixture.HoldsAsync(instance, [.. entries]).ConfigureAwait(false);
    }

    public static async Task AllHistoriesAreReadInOrderAsync(StoreFixture fixture)
    {
        var other = new StoreFixture(fixture.Store);
        await other.WriteAsync(StoreFixture.Next(await other.WriteAsync(other.New("a")).ConfigureAwait(false)))
            .ConfigureAwait(false);
        var expected = new List<InstanceEntry>();
        for (var number = 0; number < 60; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{(number % 2 == 0 ? 'I' : 'i')}-{number}");
            var instance = await fixture.WriteAsync(fixture.New(id)).ConfigureAwait(false);

            // Some have no entry, and together they are more than a page.
            for (var step = 0; step < (number % 3) * 25; step++)
            {
                var write = StoreFixture.Next(instance);
                instance = await fixture.WriteAsync(write).ConfigureAwait(false);
                expected.Add(new(id, write.Entries[0]));
            }
        }

        var ids = await fixture.IdsAsync(new() { Lifecycle = fixture.Lifecycle }).ConfigureAwait(false);
        StoreFixture.SameRows(
            [.. expected.OrderBy(entry => Array.IndexOf(ids, entry.InstanceId)).ThenBy(entry => entry.Entry.Number)],
            await fixture.Store.HistoriesAsync(fixture.Lifecycle).ToArrayAsync().ConfigureAwait(false),
            "reading all histories");
        StoreFixture.SameRows(
            [],
            await fixture.Store.HistoriesAsync(StoreConformance.NewLifecycle()).ToArrayAsync().ConfigureAwait(false),
            "reading the histories of an unknown lifecycle");
    }

    public static async Task StagesAreCountedAsync(StoreFixture fixture)
    {
        foreach (var (id, stage, previous) in new[]
            {
                ("1", "x", null),
                ("2", "X", null),
                ("3", "x", null),
                ("4", "x", "y"),
                ("5", "y", "x"),
                ("6", "x", "Y"),
                ("7", "x", "y"),
            })
        {
            await fixture.WriteAsync(fixture.New(id, stage) with { Previous = previous }).ConfigureAwait(false);
        }

        var counts = await fixture.Store.CountByStageAsync(fixture.Lifecycle).ConfigureAwait(false);
        StoreFixture.SameRows(
            ["X from : 1", "x from : 2", "x from Y: 1", "x from y: 2", "y from x: 1"],
            [
                .. counts
                    .Select(each =>
                        string.Create(CultureInfo.InvariantCulture, $"{each.Stage} from {each.Previous}: {each.Count}"))
                    .Order(StringComparer.Ordinal),
            ],
            "counting by stage");
        StoreFixture.Equal(
            0,
            (await fixture.Store.CountByStageAsync(StoreConformance.NewLifecycle()).ConfigureAwait(false)).Count,
            "counting the stages of an unknown lifecycle");
    }
}
