using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>Checks of what is read.</summary>
internal static class StoreReading
{
    /// <summary>What databases have got wrong before.</summary>
    private const string Hostile =
        "'; DROP TABLE \"LifecycleInstances\"; -- \\ % _ \n\r\t \u0001 é e\u0301 \ud83d\ude00 \u202e @p0 {0} <b>";

    public static async Task WhatIsWrittenIsReadAsync(StoreScene scene)
    {
        var at = new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999);
        var instance = await scene
            .WrittenAsync(
                scene.New(Hostile, Hostile, new(Hostile, at), new("b", at.AddTicks(-1), IsTried: true)) with
                {
                    Subject = $$"""{"a":"{{new string('x', 100_000)}}"}""",
                })
            .ConfigureAwait(false);
        await scene.HoldsAsync(instance).ConfigureAwait(false);

        var write = StoreScene.Next(instance, Hostile, events: 1);
        var entry = write.Entries[0] with
        {
            At = at,
            Actor = Hostile,
            Reason = Hostile,
            Trigger = Hostile,
            Report = Hostile,
            Outcome = TransitionOutcome.Refused,
            Revision = int.MaxValue,
            Version = long.MaxValue,
        };
        var outgoing = write.Events[0] with { Key = Hostile, Type = Hostile, Body = Hostile, At = at };
        write = write with
        {
            Entries = [entry],
            Events = [outgoing],
            Instance = write.Instance with { Version = long.MaxValue, Revision = int.MaxValue },
        };
        await scene.WrittenAsync(write).ConfigureAwait(false);
        await scene.HoldsAsync(write.Instance, entry).ConfigureAwait(false);
        await scene.HasDoneAsync(Hostile, Hostile, [entry], "what a command did").ConfigureAwait(false);
        var pending = await scene.Store.PendingEventsAsync(scene.Lifecycle, 0, 10).ConfigureAwait(false);
        StoreScene.SameRows([outgoing], [.. pending.Select(each => each with { Position = 0 })], "the events");

        StoreScene.Equal(
            null,
            await scene.Store.FindAsync(scene.Lifecycle, "another").ConfigureAwait(false),
            "reading what is not there");
        await scene.HasDoneAsync("another", Hostile, [], "what a command did to nothing").ConfigureAwait(false);
        StoreScene.Equal(
            null,
            await scene.Store.FindAsync(StoreConformance.NewLifecycle(), Hostile).ConfigureAwait(false),
            "reading from another lifecycle");
        StoreScene.SameRows(
            [],
            await scene.HistoryAsync("another").ConfigureAwait(false),
            "the history of what is not there");
    }

    public static async Task IdsAreComparedOrdinallyAsync(StoreScene scene)
    {
        string[] ids = ["a", "A", "a ", " a", "\u00e9", "e\u0301", "E\u0301", "ss", "\u00df", "\u0130", "i"];
        foreach (var id in ids)
            await scene.WrittenAsync(scene.New(id, stage: $"of {id}")).ConfigureAwait(false);

        foreach (var id in ids)
            await scene.HoldsAsync(scene.New(id, stage: $"of {id}")).ConfigureAwait(false);
    }

    public static async Task LongHistoryComesInOrderAsync(StoreScene scene)
    {
        const int Length = 450;
        var instance = await scene.WrittenAsync(scene.New("long")).ConfigureAwait(false);
        var entries = new List<StoredEntry>();
        while (entries.Count < Length)
        {
            // Several entries to a write, as of triggers that follow up.
            var writes = new List<StoreWrite>();
            for (var step = instance; writes.Count < 9; step = writes[^1].Instance)
                writes.Add(StoreScene.Next(step));

            StoredEntry[] together = [.. writes.SelectMany(write => write.Entries)];
            instance = await scene
                .WrittenAsync(
                    new StoreWrite
                    {
                        Instance = writes[^1].Instance with { Edition = instance.Edition + 1 },
                        Entries = together,
                    })
                .ConfigureAwait(false);
            entries.AddRange(together);
        }

        await scene.HoldsAsync(instance, [.. entries]).ConfigureAwait(false);
        var verification = await HistoryChain
            .VerifyAsync(instance, scene.Store.HistoryAsync(scene.Lifecycle, "long"))
            .ConfigureAwait(false);
        StoreScene.Equal(true, verification.IsWhole, $"verifying a history: {verification}");
    }

    public static async Task QueryFindsWhatItAsksForAsync(StoreScene scene)
    {
        var noon = new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var other = new StoreScene(scene.Store);
        await other.WrittenAsync(other.New("a", "x", new StoredDueDate("t", noon))).ConfigureAwait(false);
        await scene.WrittenAsync(scene.New("a", "x")).ConfigureAwait(false);
        var b = await scene
            .WrittenAsync(scene.New("b", "y", new StoredDueDate("t", noon), new StoredDueDate("u", noon.AddHours(1))))
            .ConfigureAwait(false);
        var c = await scene
            .WrittenAsync(scene.New("c", "x", new StoredDueDate("t", noon.AddTicks(1))))
            .ConfigureAwait(false);
        var d = await scene
            .WrittenAsync(scene.New("d", "z", new StoredDueDate("t", noon, IsTried: true)))
            .ConfigureAwait(false);
        var all = new InstanceQuery { Lifecycle = scene.Lifecycle };

        await FindsAsync(all, "a", "b", "c", "d").ConfigureAwait(false);
        await FindsAsync(all with { Stages = ["x"] }, "a", "c").ConfigureAwait(false);
        await FindsAsync(all with { Stages = ["x", "z"] }, "a", "c", "d").ConfigureAwait(false);
        await FindsAsync(all with { Stages = [] }).ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon }, "b").ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddTicks(-1) }).ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddTicks(1) }, "b", "c").ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddDays(1), Stages = ["x"] }, "c").ConfigureAwait(false);
        await FindsAsync(all with { After = "b" }, "c", "d").ConfigureAwait(false);
        await FindsAsync(all with { After = "a", Limit = 2 }, "b", "c").ConfigureAwait(false);

        // What is written later counts: a date that is put off, one that is gone, one that is new, and another stage.
        foreach (var changed in new[]
            {
                b with
                {
                    Edition = 2,
                    Stage = "z",
                    DueDates = [new StoredDueDate("t", noon.AddDays(2))],
                },
                c with
                {
                    Edition = 2,
                    DueDates = [],
                },
                d with
                {
                    Edition = 2,
                    DueDates = [new StoredDueDate("t", noon)],
                },
            })
        {
            await scene.WrittenAsync(new StoreWrite { Instance = changed }).ConfigureAwait(false);
        }

        await FindsAsync(all with { DueBy = noon.AddTicks(1) }, "d").ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon.AddDays(2) }, "b", "d").ConfigureAwait(false);
        await FindsAsync(all with { Stages = ["z"] }, "b", "d").ConfigureAwait(false);

        // And one that is brought forward.
        await scene
            .WrittenAsync(
                new StoreWrite { Instance = b with { Edition = 3, DueDates = [new StoredDueDate("t", noon)] } })
            .ConfigureAwait(false);
        await FindsAsync(all with { DueBy = noon }, "b", "d").ConfigureAwait(false);

        async Task FindsAsync(InstanceQuery query, params string[] ids) =>
            StoreScene.SameRows(ids, await scene.IdsAsync(query).ConfigureAwait(false), $"finding by {query}");
    }

    public static async Task PagesGiveEachOnceAsync(StoreScene scene)
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
            await scene.WrittenAsync(scene.New(id)).ConfigureAwait(false);

        var query = new InstanceQuery { Lifecycle = scene.Lifecycle };
        var whole = await scene.IdsAsync(query).ConfigureAwait(false);
        StoreScene.SameRows(
            [.. ids.Order(StringComparer.Ordinal)],
            [.. whole.Order(StringComparer.Ordinal)],
            "finding all");

        var paged = new List<string>();
        while (await scene.IdsAsync(query with { After = paged.LastOrDefault(), Limit = 33 }).ConfigureAwait(false)
                is [_, ..] page)
            paged.AddRange(page);

        StoreScene.SameRows(whole, paged, "finding in pages");
    }

    public static async Task StagesAreCountedAsync(StoreScene scene)
    {
        foreach (var (id, stage) in new[] { ("1", "x"), ("2", "X"), ("3", "x"), ("4", "y") })
            await scene.WrittenAsync(scene.New(id, stage)).ConfigureAwait(false);

        var counts = await scene.Store.CountByStageAsync(scene.Lifecycle).ConfigureAwait(false);
        StoreScene.SameRows(
            ["X: 1", "x: 2", "y: 1"],
            [
                .. counts
                    .OrderBy(stage => stage.Key, StringComparer.Ordinal)
                    .Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key}: {stage.Value}")),
            ],
            "counting by stage");
        StoreScene.Equal(
            0,
            (await scene.Store.CountByStageAsync(StoreConformance.NewLifecycle()).ConfigureAwait(false)).Count,
            "counting nothing");
    }
}
