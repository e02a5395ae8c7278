using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Stories;

/// <summary>Someone changes a byte in the database.</summary>
[Collection(Chromium.Collection)]
public sealed class TamperTests(Chromium chromium) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard").FullName;

    [BrowserFact]
    public async Task The_proof_turns_red_after_one_byte_of_the_table_is_changed()
    {
        var database = $"Data Source={Path.Combine(_folder, "ventures.db")}";
        await using var desk = await Desk.StartAsync(store: registration => registration.UseSqlite(
            database, new() { CreateIfMissing = true }));
        await desk.StartLaunchableAsync("1");
        await using var visit = await chromium.VisitAsync(desk.Address);
        await visit.GoAsync(Desk.Page("1"));
        Assert.Contains("✓ whole, 3 entries", await visit.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator(".history .alert").CountAsync());

        await using (var connection = new SqliteConnection(database))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE LifecycleEntries SET Actor = 'Project Lead' WHERE InstanceId = '1' AND Number = 2";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await visit.PressAsync(visit.Page.GetByText("verify again"));

        Assert.Contains("✗ not whole", await visit.TextAsync(), StringComparison.Ordinal);
        var alert = visit.Page.Locator(".history .alert");
        Assert.Contains("not as it was written", await alert.InnerTextAsync(), StringComparison.Ordinal);
        var colour = await visit.Page.Locator("small.bad").First
            .EvaluateAsync<string>("element => getComputedStyle(element).color");
        Assert.Equal("rgb(171, 48, 39)", colour);
        Assert.Empty(visit.Complaints);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
