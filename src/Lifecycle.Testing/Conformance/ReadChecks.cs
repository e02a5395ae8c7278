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

    public static async Task QueryFindsMatchesAsync(StoreFixture fixture)
    {
        var noon = new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var other = new StoreFixture(fixture.Store);
        await other.WriteAsync(other.New("a", "x", new StoredDueDate("t", noon))).ConfigureAwait(false);
        await fixture.WriteAsync(fixture.New("a", "x")).ConfigureAwait(false);
        var b = await fixture
            .WriteAsync(fixture.New("b", "y", new StoredDueDate("t", noon), new StoredDueDate("u", noon.AddHours(1))))
            .ConfigureAwait(false);
        var c = await fixture
            .WriteAsync(fixture.New("c", "x", new StoredDueDate("t", noon.AddTicks(1))))
            .ConfigureAwait(false);
        var d = await fixture
            .WriteAsync(
                fixture.New("d", "z", new StoredDueDate("t", noon, IsTried: true)) with { Previous = "y" })
            .ConfigureAwait(false);
        var all = new InstanceQuery { Lifecycle = fixture.Lifecycle };

        await FindsAsync(all, "a", "b", "c", "d").ConfigureAwait(false);
        await FindsAsync(all with { Stages = ["x"] }, "a", "c").ConfigureAwait(false);
        await FindsAsync(all with { Stages = ["x", "z"] }, "a", "c", "d").ConfigureAwait(false);
        await FindsAsync(all with { Stages = [] }).ConfigureAwait(false);
        await FindsAsync(all with { Previous = "y" }, "d").ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon }, "b").ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddTicks(-1) }).ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddTicks(1) }, "b", "c").ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddDays(1), Stages = ["x"] }, "c").ConfigureAwait(false);
        await FindsAsync(all with { After = "b" }, "c", "d").ConfigureAwait(false);
        await FindsAsync(all with { After = "a", Limit = 2 }, "b", "c").ConfigureAwait(false);

        // Queries see later writes: a due date that is postponed, one that is removed, a new one, and another stage.
        foreach (var changed in new[]
            {
                b with
                {
                    ConcurrencyToken = 2,
                    Stage = "z",
                    DueDates = [new StoredDueDate("t", noon.AddDays(2))],
                },
                c with
                {
                    ConcurrencyToken = 2,
                    DueDates = [],
                },
                d with
                {
                    ConcurrencyToken = 2,
                    DueDates = [new StoredDueDate("t", noon)],
                },
            })
        {
            await fixture.WriteAsync(new StoreWrite { Instance = changed }).ConfigureAwait(false);
        }

        await FindsAsync(all with { DueBy = noon.AddTicks(1) }, "d").ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddDays(2) }, "b", "d").ConfigureAwait(false);
        await FindsAsync(all with { Stages = ["z"] }, "b", "d").ConfigureAwait(false);

        // And a due date that is brought forward.
        await fixture
            .WriteAsync(
                new StoreWrite
                {
                    Instance = b with { ConcurrencyToken = 3, DueDates = [new StoredDueDate("t", noon)] },
                })
            .ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon }, "b", "d").ConfigureAwait(false);

        async Task FindsAsync(InstanceQuery query, params string[] ids) =>
            StoreFixture.SameRows(ids, await fixture.IdsAsync(query).ConfigureAwait(false), $"querying by {query}");
    }

    public static async Task PagesReturnEachInstanceOnceAsync(StoreFixture fixture)
    {
        string[] ids =
        [
            .. Enumerable
                .Range(0, 450)
                .Select(number =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(number % 2 == 0 ? 'I' : 'i')}-{number} \u00e9{number % 7}")),
        ];
        foreach (var id in ids)
            await fixture.WriteAsync(fixture.New(id)).ConfigureAwait(false);

        var query = new InstanceQuery { Lifecycle = fixture.Lifecycle };
        var whole = await fixture.IdsAsync(query).ConfigureAwait(false);
        StoreFixture.SameRows(
            [.. ids.Order(StringComparer.Ordinal)],
            [.. whole.Order(StringComparer.Ordinal)],
            "querying all instances");

        var paged = new List<string>();
        while (await fixture.IdsAsync(query with { After = paged.LastOrDefault(), Limit = 33 }).ConfigureAwait(false)
                is [_, ..] page)
            paged.AddRange(page);

        StoreFixture.SameRows(whole, paged, "querying in pages");
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
