using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lifecycle.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.Benchmarks.Scale;

/// <summary>How long the pages of the dashboard take with a million instances in an SQLite file.</summary>
internal static class DashboardPages
{
    private const int Instances = 1_000_000;
    private const int Entries = 20_000;
    private const int Requests = 21;

    private static readonly (string Page, string Address)[] Pages =
    [
        ("overview", ""),
        ("instances", "/Permit"),
        ("by the beginning of the id", "/Permit?id=permit-05"),
        ("in a common stage", "/Permit?stage=InForce"),
        ("in a rare stage", "/Permit?stage=Suspended"),
        ("blocked by a criterion", "/Permit?blockedBy=FEE-01"),
        ("blocked, in a common stage", "/Permit?blockedBy=FEE-01&stage=Review"),
        ("blocked, in a rare stage", "/Permit?blockedBy=FEE-01&stage=Suspended"),
        ("due within 30 days", "/Permit?due=month"),
        ("due, in a common stage", "/Permit?due=month&stage=InForce"),
        ("due, in a rare stage", "/Permit?due=month&stage=Suspended"),
        ("due and blocked", "/Permit?due=month&blockedBy=FEE-01"),
        ("operations", "/Permit/operations"),
        ("an instance", "/Permit/instance?id=permit"),
        ("an instance with 20,000 entries", "/Permit/instance?id=long"),
    ];

    public static async Task RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("lifecycle-benchmarks").FullName;
        try
        {
            var database = $"Data Source={Path.Combine(folder, "permits.db")}";
            await using var app = await StartAsync(database);
            await FillAsync(app.Services, database);
            using var client = new HttpClient();
            await output.WriteLineAsync("| page | first | median | slowest |\n|---|---|---|---|");
            foreach (var (page, address) in Pages)
            {
                var times = await TimesAsync(client, $"{app.Urls.Single()}/lifecycles{address}");
                var sorted = times[1..].Order().ToArray();
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {page} | {times[0]:0} ms | {sorted[sorted.Length / 2]:0.0} ms | {sorted[^1]:0} ms |"));
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double[]> TimesAsync(HttpClient client, string address)
    {
        var times = new double[Requests];
        for (var request = 0; request < Requests; request++)
        {
            var start = Stopwatch.GetTimestamp();
            await client.GetStringAsync(new Uri(address));
            times[request] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    private static async Task<WebApplication> StartAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLifecycle<PermitLifecycle>()
            .ConfigureStorage(storage =>
            {
                storage.Json = JsonSerializerOptions.Web;
                storage.DueInterval = Timeout.InfiniteTimeSpan;
            })
            .UseSqlite(database, new() { CreateIfMissing = true });
        var app = builder.Build();
        app.MapLifecycleDashboard("/lifecycles", options => options.AllowLocalRequests = true);
        await app.StartAsync();
        return app;
    }

    /// <summary>
    /// Copies one instance a million times: half of them InForce, of which each falls due, one in a hundred has; one in
    /// ten thousand is Suspended, all are due within a month; and all but those InForce are blocked.
    /// </summary>
    private static async Task FillAsync(IServiceProvider services, string database)
    {
        await using var scope = services.CreateAsyncScope();
        var permits = scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<PermitStage, PermitTrigger, Permit>>();
        var store = scope.ServiceProvider.GetRequiredKeyedService<LifecycleOutbox>("Permit").Store;
        var due = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var id in new[] { "permit", "long" })
        {
            await permits.StartAsync(id, new() { IsPaid = true, RenewBy = due });
            await permits.FireAsync(id, PermitTrigger.Submit);
            await permits.FireAsync(id, PermitTrigger.Grant);
        }

        var instance = (await permits.GetAsync("long")).Stored;
        var entry = (await store.LatestEntriesAsync("Permit", "long", long.MaxValue, 1))[0];
        while (instance.EntryCount < Entries)
        {
            instance = instance with
            {
                ConcurrencyToken = instance.ConcurrencyToken + 1,
                Version = instance.Version + 1,
            };
            var write = HistoryChain.Append(instance, Enumerable.Repeat(entry with { CommandId = null }, 500));
            await store.WriteAsync(write);
            instance = write.Instance;
        }

        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync();
        await using var fill = connection.CreateCommand();
        fill.CommandTimeout = 0;
        fill.CommandText =
            $"""
            CREATE TEMP TABLE copies AS
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Instances})
            SELECT n, printf('permit-%07d', n) AS Id,
                CASE WHEN n % 10000 = 0 THEN 'Suspended' WHEN n % 2 = 0 THEN 'InForce'
                    WHEN n % 3 = 0 THEN 'Draft' ELSE 'Review' END AS Stage,
                unixepoch() + CASE WHEN n % 200 = 0 THEN -86400 ELSE 60 + n % 2500000 END AS Due
            FROM numbers;
            INSERT INTO LifecycleInstances
            SELECT copy.Lifecycle, copies.Id, copies.Stage, 'Review', copy.EnteredAt, copy.Version,
                copy.ConcurrencyToken, copy.DefinitionRevision, copy.Subject, copy.EntryCount, copy.Head, NULL,
                CASE WHEN copies.Stage IN ('InForce', 'Suspended')
                    THEN replace(copy.DueDates, '2000-01-01T00:00:00',
                        strftime('%Y-%m-%dT%H:%M:%S', copies.Due, 'unixepoch'))
                    ELSE '[]' END,
                '[]', CASE WHEN copies.Stage = 'InForce' THEN '[]' ELSE '["FEE-01"]' END,
                CASE WHEN copies.Stage IN ('InForce', 'Suspended')
                    THEN copies.Due * 10000000 + 621355968000000000 END,
                CASE WHEN copies.Stage IN ('InForce', 'Suspended')
                    THEN copies.Due * 10000000 + 621355968000000000 END
            FROM copies JOIN LifecycleInstances AS copy ON copy.Id = 'permit' AND copy.Lifecycle = 'Permit';
            INSERT INTO LifecycleBlocks (Lifecycle, Criterion, InstanceId)
            SELECT 'Permit', 'FEE-01', Id FROM copies WHERE Stage <> 'InForce';
            """;
        await fill.ExecuteNonQueryAsync();
    }
}
