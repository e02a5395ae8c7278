using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>Checks of queries by due date.</summary>
internal static class DueChecks
{
    private static readonly DateTimeOffset Noon = new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task DueFirstIsReadFirstAsync(StoreFixture fixture)
    {
        // More than a page falls due at one instant, before and after others.
        for (var number = 0; number < 500; number++)
        {
            var due = Noon.AddTicks((number % 10) switch { 0 => 2, 1 => 0, 2 => 3, _ => 1 });
            await fixture
                .WriteAsync(
                    fixture.New(
                        string.Create(CultureInfo.InvariantCulture, $"{number * 7 % 500:000}"),
                        number % 20 < 10 ? "x" : "y",
                        new StoredDueDate("t", due)))
                .ConfigureAwait(false);
        }

        var query = new InstanceQuery { Lifecycle = fixture.Lifecycle, DueBy = Noon.AddTicks(2) };
        var found = await fixture.Store.QueryAsync(query).ToArrayAsync().ConfigureAwait(false);
        StoreFixture.Equal(450, found.Length, "the number of instances that are due");
        StoreFixture.SameRows(
            [
                .. found
                    .OrderBy(each => each.DueAt)
                    .ThenBy(each => each.Id, StringComparer.Ordinal)
                    .Select(each => each.Id),
            ],
            [.. found.Select(each => each.Id)],
            "the order of instances that are due");
        StoreFixture.SameRows(
            [.. found.Take(300).Select(each => each.Id)],
            await fixture.IdsAsync(query with { Limit = 300 }).ConfigureAwait(false),
            "the first instances that are due");
        StoreFixture.SameRows(
            [.. found.Where(each => each.Stage == "x").Select(each => each.Id)],
            await fixture.IdsAsync(query with { Stages = ["x"] }).ConfigureAwait(false),
            "the instances of a stage that are due");
    }

    public static async Task UnsettledIsFoundAsync(StoreFixture fixture)
    {
        var due = new StoredDueDate("t", Noon);
        var failing = due with { Attempts = 3, LastError = "No answer.", NextAttempt = Noon.AddDays(1) };
        var refused = due with { At = Noon.AddTicks(1), IsTried = true, IsRefused = true };
        var accepted = due with { IsTried = true };
        await fixture.WriteAsync(fixture.New("accepted", "x", accepted)).ConfigureAwait(false);
        var failed = await fixture.WriteAsync(fixture.New("failing", "x", failing)).ConfigureAwait(false);
        await fixture.WriteAsync(fixture.New("later", "x", due with { At = Noon.AddDays(2) })).ConfigureAwait(false);
        await fixture.WriteAsync(fixture.New("refused", "y", accepted, refused)).ConfigureAwait(false);
        await fixture.WriteAsync(fixture.New("untried", "y", due)).ConfigureAwait(false);
        await fixture.WriteAsync(fixture.New("without")).ConfigureAwait(false);
        var by = new InstanceQuery { Lifecycle = fixture.Lifecycle, UnsettledBy = Noon.AddTicks(1) };

        await FindsAsync(by, "failing", "untried", "refused").ConfigureAwait(false);
        await FindsAsync(by with { UnsettledBy = Noon }, "failing", "untried").ConfigureAwait(false);
        await FindsAsync(by with { UnsettledBy = Noon.AddTicks(-1) }).ConfigureAwait(false);
        await FindsAsync(by with { Stages = ["y"] }, "untried", "refused").ConfigureAwait(false);
        await FindsAsync(
                by with { UnsettledBy = DateTimeOffset.MaxValue, AfterDue = new(Noon.AddTicks(2), "") }, "later")
            .ConfigureAwait(false);

        // A later write counts.
        await fixture
            .WriteAsync(new StoreWrite { Instance = failed with { ConcurrencyToken = 2, DueDates = [accepted] } })
            .ConfigureAwait(false);
        await FindsAsync(by, "untried", "refused").ConfigureAwait(false);

        async Task FindsAsync(InstanceQuery query, params string[] ids) =>
            StoreFixture.SameRows(ids, await fixture.IdsAsync(query).ConfigureAwait(false), $"querying by {query}");
    }

    public static async Task DueIsReadInPagesAsync(StoreFixture fixture)
    {
        for (var number = 0; number < 90; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{number * 7 % 90:00}");
            var due = new StoredDueDate("t", Noon.AddTicks(number % 3)) { NextAttempt = Noon.AddTicks(number % 5) };
            await fixture.WriteAsync(fixture.New(id, "x", due)).ConfigureAwait(false);
        }

        var all = new InstanceQuery { Lifecycle = fixture.Lifecycle };
        await IsWholeAsync(all with { DueBy = Noon.AddDays(1) }, each => each.DueAt!.Value).ConfigureAwait(false);
        await IsWholeAsync(all with { UnsettledBy = Noon.AddDays(1) }, each => each.UnsettledAt!.Value)
            .ConfigureAwait(false);

        async Task IsWholeAsync(InstanceQuery query, Func<StoredInstance, DateTimeOffset> at)
        {
            var whole = await fixture.IdsAsync(query).ConfigureAwait(false);
            StoreFixture.Equal(90, whole.Length, $"the number of instances by {query}");
            var paged = new List<StoredInstance>();
            var next = query with { Limit = 7 };
            while (await fixture.Store.QueryAsync(next).ToArrayAsync().ConfigureAwait(false) is [.., var last] page)
            {
                paged.AddRange(page);
                next = next with { AfterDue = new(at(last), last.Id) };
            }

            StoreFixture.SameRows(whole, [.. paged.Select(each => each.Id)], "querying in pages");
        }
    }
}
