using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>Checks of queries.</summary>
internal static class QueryChecks
{
    private const string Hostile = "it's \"hostile\" % _ \ud83d\ude00";

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
        await FindsAsync(all with { Stages = ["z", "x", "z"], Limit = 2 }, "a", "c").ConfigureAwait(false);
        await FindsAsync(all with { Stages = ["z", "x", "w"], After = "a", Limit = 2 }, "c", "d").ConfigureAwait(false);
        await FindsAsync(all with { Stages = [] }).ConfigureAwait(false);
        await FindsAsync(all with { Previous = "y" }, "d").ConfigureAwait(false);
        await FindsAsync(all with { Previous = "" }, "a", "b", "c").ConfigureAwait(false);
        await FindsAsync(all with { Previous = "", Stages = ["x"], After = "a" }, "c").ConfigureAwait(false);
        await FindsAsync(all with { Previous = "y", Stages = ["x", "z"] }, "d").ConfigureAwait(false);
        await FindsAsync(all with { Previous = "y", Stages = ["x"] }).ConfigureAwait(false);
        await FindsAsync(all with { Previous = "x" }).ConfigureAwait(false);
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
        await FindsAsync(all with { DueBy = noon.AddDays(2) }, "d", "b").ConfigureAwait(false);
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

    public static async Task IdsWithOneBeginningFollowEachOtherAsync(StoreFixture fixture)
    {
        string[] ids = ["north-3", "North-2", "north", "n\u00f6rth-4", "north 5", "NORTH-6", "nort", "northern"];
        foreach (var id in ids)
            await fixture.WriteAsync(fixture.New(id)).ConfigureAwait(false);

        var found = await fixture
            .IdsAsync(new() { Lifecycle = fixture.Lifecycle, After = "north" })
            .ConfigureAwait(false);
        StoreFixture.SameRows(
            ["north 5", "north-3", "northern"],
            [.. found.TakeWhile(id => id.StartsWith("north", StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
            "querying the ids behind \"north\"");
    }

    public static async Task QueryFindsBlockedAsync(StoreFixture fixture)
    {
        var noon = new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var other = new StoreFixture(fixture.Store);
        await BlockAsync(await other.WriteAsync(other.New("a")).ConfigureAwait(false), "C-01").ConfigureAwait(false);
        var blocked = new Dictionary<string, StoredInstance>();
        foreach (var (id, stage) in new[] { ("a", "x"), ("b", "y"), ("c", "x"), ("d", "x") })
            blocked[id] = await fixture
                .WriteAsync(fixture.New(id, stage, new StoredDueDate("t", noon)))
                .ConfigureAwait(false);

        blocked["b"] = await BlockAsync(blocked["b"], "C-02", "C-01").ConfigureAwait(false);
        blocked["c"] = await BlockAsync(blocked["c"], "C-01").ConfigureAwait(false);
        blocked["d"] = await BlockAsync(blocked["d"], "c-01", Hostile).ConfigureAwait(false);
        var all = new InstanceQuery { Lifecycle = fixture.Lifecycle };
        var first = all with { BlockedBy = "C-01" };

        await FindsAsync(first, "b", "c").ConfigureAwait(false);
        await FindsAsync(all with { BlockedBy = "C-02" }, "b").ConfigureAwait(false);
        await FindsAsync(all with { BlockedBy = "c-01" }, "d").ConfigureAwait(false);
        await FindsAsync(all with { BlockedBy = Hostile }, "d").ConfigureAwait(false);
        await FindsAsync(all with { BlockedBy = "C-03" }).ConfigureAwait(false);
        await FindsAsync(first with { Limit = 1 }, "b").ConfigureAwait(false);
        await FindsAsync(first with { After = "b" }, "c").ConfigureAwait(false);
        await FindsAsync(first with { Stages = ["x"] }, "c").ConfigureAwait(false);
        await FindsAsync(first with { Stages = ["x", "y"], Previous = "" }, "b", "c").ConfigureAwait(false);
        await FindsAsync(first with { Previous = "x" }).ConfigureAwait(false);
        await FindsAsync(first with { DueBy = noon }, "b", "c").ConfigureAwait(false);
        await FindsAsync(first with { DueBy = noon, Stages = ["y"] }, "b").ConfigureAwait(false);

        // One criterion takes the place of another, one stays, and a write that changes none keeps them.
        blocked["b"] = await BlockAsync(blocked["b"], "C-01", "C-03").ConfigureAwait(false);
        blocked["b"] = await fixture.WriteAsync(StoreFixture.Next(blocked["b"])).ConfigureAwait(false);
        await FindsAsync(first, "b", "c").ConfigureAwait(false);
        await FindsAsync(all with { BlockedBy = "C-02" }).ConfigureAwait(false);
        await FindsAsync(all with { BlockedBy = "C-03" }, "b").ConfigureAwait(false);

        // A write that is in conflict changes nothing.
        var late = blocked["b"] with { BlockedBy = [] };
        StoreFixture.Equal(
            StoreOutcome.Conflict,
            await fixture.Store
                .WriteAsync(new() { Instance = late, BlockedBefore = blocked["b"].BlockedBy })
                .ConfigureAwait(false),
            "writing with a token that is taken");
        await FindsAsync(first, "b", "c").ConfigureAwait(false);

        blocked["b"] = await BlockAsync(blocked["b"]).ConfigureAwait(false);
        await FindsAsync(first, "c").ConfigureAwait(false);
        await FindsAsync(all with { BlockedBy = "C-03" }).ConfigureAwait(false);

        async Task<StoredInstance> BlockAsync(StoredInstance before, params string[] criteria)
        {
            var after = await fixture
                .WriteAsync(
                    new StoreWrite
                    {
                        Instance = before with
                        {
                            ConcurrencyToken = before.ConcurrencyToken + 1,
                            BlockedBy = criteria,
                        },
                        BlockedBefore = before.BlockedBy,
                    })
                .ConfigureAwait(false);
            StoreFixture.Same(
                after,
                await fixture.Store.FindAsync(after.Lifecycle, after.Id).ConfigureAwait(false),
                $"reading {after.Id}");
            return after;
        }

        async Task FindsAsync(InstanceQuery query, params string[] ids) =>
            StoreFixture.SameRows(ids, await fixture.IdsAsync(query).ConfigureAwait(false), $"querying by {query}");
    }
}
