using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Lifecycle.Dashboard.Tests.Stories;

/// <summary>Every page can be used by everyone, on a desk and on a phone, by day and by night.</summary>
[Collection(Chromium.Collection)]
public class PageTests(Chromium chromium)
{
    private const string Hostile = "/lifecycles/b-Hostile-b-amp";

    private static readonly string HostileId = HostileLifecycle.Script + HostileLifecycle.Bidi + "%2F../'\"&";

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_page_fits_its_window_and_axe_finds_nothing(int width, ColorScheme colours)
    {
        await using var desk = await Desk.StartAsync(options => options.For("Venture")
            .NameInstances(venture => venture.GetProperty("title").GetString())
            .ShowSubject());
        await FillAsync(desk);
        await using var visit = await VisitAsync(desk, width, colours);
        foreach (var (name, path) in new[]
        {
            ("overview", "/lifecycles"),
            ("instances", "/lifecycles/Venture"),
            ("stranded", "/lifecycles/Venture?stage=Gone"),
            ("due", "/lifecycles/Venture?due=month&stage=InForce"),
            ("failing", Desk.Page("bridge")),
            ("instance", Desk.Page("warm-homes-oldham")),
            ("operations", "/lifecycles/Venture/operations"),
            ("definition", "/lifecycles/Venture/definition"),
            ("missing", Desk.Page("no-such-venture")),
        })
        {
            await visit.GoAsync(path);
            await visit.PictureAsync($"{name}-{width}-{colours}".ToLowerInvariant());

            Assert.Equal(0, await visit.OverflowAsync());
            Assert.Empty(await visit.AccessibilityFaultsAsync());
        }

        Assert.DoesNotContain(visit.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Hostile_names_ids_and_reasons_are_text(int width)
    {
        await using var desk = await Desk.StartAsync();
        await StartHostileAsync(desk, HostileId);
        await using var visit = await VisitAsync(desk, width, ColorScheme.Light);
        foreach (var path in new[]
        {
            "/lifecycles",
            Hostile,
            $"{Hostile}/instance?id={Uri.EscapeDataString(HostileId)}",
            $"{Hostile}/definition",
            $"{Hostile}/operations",
        })
        {
            await visit.GoAsync(path);
            await visit.PictureAsync($"hostile-{path.Length}-{width}");

            Assert.NotEqual("owned", await visit.Page.TitleAsync());
            Assert.Equal(0, await visit.OverflowAsync());
            Assert.Equal(0, await visit.Page.Locator("main script, main img, main b b, [onmouseover]").CountAsync());
            Assert.Empty(await visit.AccessibilityFaultsAsync());
        }

        Assert.Empty(visit.Complaints);
    }

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task A_damaged_instance_and_short_pages_fit_too(int width, ColorScheme colours)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard").FullName;
        var database = $"Data Source={Path.Combine(folder, "ventures.db")};Pooling=False";
        await using (var desk = await Desk.StartAsync(
            options => options.PageSize = 2,
            registration => registration.UseSqlite(database, new() { CreateIfMissing = true })))
        {
            await FillAsync(desk);
            await using (var connection = new SqliteConnection(database))
            {
                await connection.OpenAsync();
                await using var damage = connection.CreateCommand();
                damage.CommandText =
                    "UPDATE LifecycleInstances SET DueDates = '{' WHERE Id IN ('bridge', 'library-bus')";
                await damage.ExecuteNonQueryAsync();
            }

            await using var visit = await VisitAsync(desk, width, colours);
            foreach (var (name, path) in new[]
            {
                ("damaged-overview", "/lifecycles"),
                ("damaged-instances", "/lifecycles/Venture"),
                ("damaged-instance", Desk.Page("bridge")),
                ("damaged-operations", "/lifecycles/Venture/operations"),
            })
            {
                await visit.GoAsync(path);
                await visit.PictureAsync($"{name}-{width}-{colours}".ToLowerInvariant());

                Assert.Equal(0, await visit.OverflowAsync());
                Assert.Empty(await visit.AccessibilityFaultsAsync());
            }

            Assert.Empty(visit.Complaints);
        }

        Directory.Delete(folder, recursive: true);
    }

    private Task<Visit> VisitAsync(Desk desk, int width, ColorScheme colours) => chromium.VisitAsync(
        desk.Address, new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours });

    private static async Task FillAsync(Desk desk)
    {
        var now = TimeProvider.System.GetUtcNow();
        await desk.StartLaunchableAsync(
            "warm-homes-oldham", new() { Title = "Warm Homes Oldham", ReviewBy = now.AddDays(9) });
        await desk.PostAsync(
            Desk.Page("warm-homes-oldham"),
            Desk.Fire("Launch", 2, "The first board wants it."),
            Desk.SameOrigin,
            (TestUsers.Header, "Project lead"));
        await desk.StartAsync("healthy-streets", new() { Title = "Healthy Streets" });
        await desk.StartAsync("night-buses", new() { Title = "Night Buses" }, VentureTrigger.BeginDevelopment);
        await desk.StartAsync("old-mill", new() { Title = "The Old Mill" }, VentureTrigger.Decline);
        await desk.StartLaunchableAsync(
            "river-trust-" + new string('x', 60), new() { Title = "River Trust", ReviewBy = now.AddDays(-4) });
        await desk.StartLaunchableAsync(
            "library-bus", new() { Title = "Library Bus", HasIndicators = true, IsPlanned = true });
        await desk.PostAsync(Desk.Page("library-bus"), Desk.Fire("Launch", 2), Desk.SameOrigin);
        await desk.StartLaunchableAsync("bridge", new() { Title = "The New Bridge", ReviewBy = now.AddDays(-6) });
        await desk.RewriteAsync("bridge", stored => stored with
        {
            DueDates =
            [
                stored.DueDates[0] with
                {
                    Attempts = 9,
                    LastError = "TimeoutException: The registry does not answer.",
                    NextAttempt = now.AddMinutes(40),
                },
            ],
        });
        await desk.StartLaunchableAsync("ferry", new() { Title = "The Ferry", ReviewBy = now.AddDays(-2) });
        await desk.RewriteAsync("ferry", stored => stored with
        {
            DueDates = [stored.DueDates[0] with { IsTried = true, IsRefused = true }],
        });
        await desk.StartAsync("canal", new() { Title = "The Canal" });
        await desk.RewriteAsync("canal", stored => stored with { Stage = "Gone" });
        foreach (var outgoing in await desk.Store.FindEventsAsync(new() { Lifecycle = "Venture" }))
            await desk.Store.UpdateEventAsync(
                outgoing with { IsDead = true, Attempts = 20, LastError = "Queue: the queue is closed." });
    }

    private static async Task StartHostileAsync(Desk desk, string id)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var manager = scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<string, string, Venture>>();
        var command = new TransitionCommand
        {
            Actor = HostileLifecycle.Script,
            Reason = HostileLifecycle.Image + HostileLifecycle.Bidi + HostileLifecycle.Wide,
        };
        await manager.StartAsync(id, new(), command);
        await manager.TryFireAsync(id, HostileLifecycle.Attribute, command);
        await manager.TryFireAsync(id, HostileLifecycle.Image, command);
    }
}
