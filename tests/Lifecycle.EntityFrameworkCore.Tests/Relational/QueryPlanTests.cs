using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>
/// The database answers each query of many instances by a walk along one index, and sorts no more than a page.
/// </summary>
public abstract class QueryPlanTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    private const string Key = "PK_LifecycleInstances";
    private const string ByDueAt = "IX_LifecycleInstances_Lifecycle_DueAt_Id";
    private const string ByUnsettledAt = "IX_LifecycleInstances_Lifecycle_UnsettledAt_Id";
    private const string ByStage = "IX_LifecycleInstances_Lifecycle_Stage_Id";
    private const string ByPrevious = "IX_LifecycleInstances_Lifecycle_Previous_Stage_Id";
    private const string ByCriterion = "PK_LifecycleBlocks";

    private static readonly InstanceQuery All = new() { Lifecycle = "Many" };

    [StoreFact]
    public async Task Each_query_walks_its_index()
    {
        using var database = new TDatabase();
        await FillAsync(database);
        var due = All with { DueBy = new DateTimeOffset(10_000, TimeSpan.Zero) };

        var unsettled = All with { UnsettledBy = new DateTimeOffset(10_000, TimeSpan.Zero) };
        foreach (var (query, index) in new (InstanceQuery, string)[]
            {
                (All, Key),
                (All with { After = "10500" }, Key),
                (due, ByDueAt),
                (due with { AfterDue = new(new(5000, TimeSpan.Zero), "10500") }, ByDueAt),
                (unsettled, ByUnsettledAt),
                (unsettled with { AfterDue = new(new(5000, TimeSpan.Zero), "10500") }, ByUnsettledAt),
                (due with { Stages = ["common", "rare"], Previous = "draft" }, ByDueAt),
                (All with { Stages = ["common"] }, ByStage),
                (All with { Stages = ["common"], After = "10500" }, ByStage),
                (All with { Stages = ["none"] }, ByStage),
                (All with { Stages = ["common", "rare", "none"] }, ByStage),
                (All with { Stages = ["common", "rare"], After = "10500" }, ByStage),
                (All with { Stages = ["common"], Previous = "review" }, ByPrevious),
                (All with { Stages = ["common"], Previous = "review", After = "10500" }, ByPrevious),
                (All with { Stages = ["common"], Previous = "none" }, ByPrevious),
                (All with { BlockedBy = "C-01" }, ByCriterion),
                (All with { BlockedBy = "C-01", After = "10500" }, ByCriterion),
                (All with { BlockedBy = "C-01", Stages = ["common"], Previous = "draft" }, ByCriterion),
                (All with { BlockedBy = "none" }, ByCriterion),
            })
        {
            var sortsPage = query
                is { Stages.Count: > 1, DueBy: null, UnsettledBy: null } or { BlockedBy: not null, Stages: null };
            var commands = await CommandsAsync(database, store => store.QueryAsync(query with { Limit = 250 }));
            Assert.NotEmpty(commands);
            foreach (var command in commands)
            {
                var plan = await database.ExplainAsync(command);
                Assert.True(
                    database.Walks(plan, index, sortsPage),
                    $"{query} needs {index}, and gets\n{plan}\nfor\n{command.Text}");
            }
        }
    }

    [StoreFact]
    public async Task All_histories_are_read_along_their_key()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        for (var number = 0; number < 10; number++)
        {
            var instance = (await grants.StartAsync($"{number}", new())).Stored;
            var started = await grants.HistoryAsync($"{number}").SingleAsync();
            await database.Store.WriteAsync(new()
            {
                Instance = instance with { ConcurrencyToken = 2 },
                Entries = [.. Enumerable.Range(2, 500).Select(next => started with { Number = next })],
            });
        }

        await database.RunAsync("SELECT 1;" + database.GatherStatistics);

        var command = (await CommandsAsync(database, store => store.HistoriesAsync("Grant"))).First();

        var plan = await database.ExplainAsync(command);
        Assert.True(database.Walks(plan, "PK_LifecycleEntries", sortsPage: false), plan);
    }

    [StoreFact]
    public async Task The_end_of_a_long_history_is_read_along_its_key()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        var instance = (await grants.StartAsync("g", new())).Stored;
        var started = await grants.HistoryAsync("g").SingleAsync();
        await database.Store.WriteAsync(new()
        {
            Instance = instance with { ConcurrencyToken = 2 },
            Entries = [.. Enumerable.Range(2, 5000).Select(next => started with { Number = next })],
        });
        await database.RunAsync("SELECT 1;" + database.GatherStatistics);
        var dialect = new RecordingDialect(database.Dialect);
        var store = RelationalLifecycleStore.Open(dialect, database.ConnectionString);

        var latest = await store.LatestEntriesAsync("Grant", "g", 4000, 3);

        Assert.Equal([3999, 3998, 3997], latest.Select(entry => entry.Number));
        var plan = await database.ExplainAsync(dialect.Commands.Last());
        Assert.True(database.Walks(plan, "PK_LifecycleEntries", sortsPage: false), plan);
    }

    [StoreFact]
    public async Task Each_lifecycle_is_found_by_a_search_in_an_index()
    {
        using var database = new TDatabase();
        await FillAsync(database);
        await GrantManager.Of(database.Store).StartAsync("g", new());
        var dialect = new RecordingDialect(database.Dialect);

        var names = await RelationalLifecycleStore.Open(dialect, database.ConnectionString).LifecyclesAsync()
            .ToArrayAsync();

        Assert.Equal(["Grant", "Many"], names);
        Assert.All(dialect.Commands.TakeLast(3), command =>
        {
            var plan = database.ExplainAsync(command).GetAwaiter().GetResult();
            Assert.Contains("_LifecycleInstances", plan);
            Assert.DoesNotMatch("Seq Scan|SCAN ", plan);
        });
    }

    /// <summary>The commands of the pages that a store reads.</summary>
    private static async Task<RecordedCommand[]> CommandsAsync<T>(
        TDatabase database, Func<ILifecycleStore, IAsyncEnumerable<T>> read)
    {
        var dialect = new RecordingDialect(database.Dialect);
        var store = RelationalLifecycleStore.Open(dialect, database.ConnectionString);
        await read(store).CountAsync();
        return [.. dialect.Commands];
    }

    /// <summary>
    /// Stores 30,000 instances, nearly all of them in one stage, of which every second falls due, half of those at one
    /// instant, and every second is blocked.
    /// </summary>
    private static async Task FillAsync(TDatabase database)
    {
        await database.Store.CountByStageAsync("Many");
        await database.RunAsync(
            """
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 30000)
            INSERT INTO "LifecycleInstances" (
                "Lifecycle", "Id", "Stage", "Previous", "EnteredAt", "Version", "ConcurrencyToken",
                "DefinitionRevision", "Subject", "EntryCount", "Head", "DueDates", "Refusals", "BlockedBy", "DueAt",
                "UnsettledAt")
            SELECT 'Many', CAST(10000 + n AS text), CASE WHEN n % 1000 = 0 THEN 'rare' ELSE 'common' END,
                CASE WHEN n % 10 = 0 THEN NULL WHEN n % 10 = 1 THEN 'review' ELSE 'draft' END, 0, 0, 1,
                1, '{}', 0, '', '[]', '[]', '[]',
                CASE WHEN n % 2 = 0 THEN NULL WHEN n % 4 = 1 THEN 5000 ELSE n END,
                CASE WHEN n % 2 = 0 THEN NULL WHEN n % 4 = 1 THEN 5000 ELSE n END
            FROM numbers;

            INSERT INTO "LifecycleBlocks" ("Lifecycle", "Criterion", "InstanceId")
            SELECT "Lifecycle", 'C-01', "Id" FROM "LifecycleInstances" WHERE "DueAt" IS NOT NULL;
            """
            + database.GatherStatistics);
    }
}
