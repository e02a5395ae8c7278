using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Pages;

/// <summary>What cannot be read is shown as far as it can be, since an operator has to find it.</summary>
public sealed class UnreadableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard").FullName;

    [Theory]
    [InlineData("UPDATE LifecycleInstances SET Stage = 'Gone' WHERE Id = '1'", "Gone")]
    [InlineData("UPDATE LifecycleInstances SET Subject = '{' WHERE Id = '1'", "cannot be read")]
    [InlineData("UPDATE LifecycleInstances SET Subject = '{\"title\":7}' WHERE Id = '1'", "cannot be read")]
    public async Task An_instance_has_a_page_with_the_problem_and_its_history(string damage, string problem)
    {
        await using var desk = await StartAsync(damage);

        var page = await desk.GetAsync(Desk.Page("1"));
        var list = await desk.GetAsync("/lifecycles/Venture");

        Assert.Equal((200, 200), (page.Code, list.Code));
        Assert.Contains("role=\"alert\"", page.Body, StringComparison.Ordinal);
        Assert.Contains(problem, page.Text, StringComparison.Ordinal);
        Assert.Contains("Start in Preparation", page.Text, StringComparison.Ordinal);
        Assert.Contains("not whole", page.Text, StringComparison.Ordinal);
        Assert.Contains("instance?id=2", list.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DueDates = '{'")]
    [InlineData("BlockedBy = '{'")]
    [InlineData("Refusals = 'x'")]
    [InlineData("Pruned = '['")]
    [InlineData("EnteredAt = -1")]
    public async Task An_instance_with_a_damaged_row_is_shown_as_such_and_hides_no_other(string damage)
    {
        await using var desk = await StartAsync(
            $"UPDATE LifecycleInstances SET DueAt = 1, UnsettledAt = 1, {damage} WHERE Id = '1'");

        foreach (var address in new[]
            {
                "/lifecycles/Venture", "/lifecycles/Venture?id=1", "/lifecycles/Venture?due=now",
                "/lifecycles/Venture/operations",
            })
        {
            var list = await desk.GetAsync(address);
            Assert.Equal(200, list.Code);
            Assert.Contains("instance?id=1\"><bdi>1<", list.Body, StringComparison.Ordinal);
            Assert.Contains("damaged: ", list.Text, StringComparison.Ordinal);
        }

        Assert.Contains("1 overdue", (await desk.GetAsync("/lifecycles")).Text, StringComparison.Ordinal);
        Assert.Contains("instance?id=2", (await desk.GetAsync("/lifecycles/Venture")).Body, StringComparison.Ordinal);
        var page = await desk.GetAsync(Desk.Page("1"));
        Assert.Equal(200, page.Code);
        Assert.Contains("The row of Venture 1 is damaged", page.Text, StringComparison.Ordinal);
        Assert.Contains("Start in Preparation", page.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await desk.GetAsync("/lifecycles/Venture/instance/state?id=1")).Code);
    }

    [Theory]
    [InlineData("UPDATE LifecycleEntries SET Report = '{' WHERE InstanceId = '1' AND Number = 2")]
    [InlineData("UPDATE LifecycleEntries SET Salt = x'00' WHERE InstanceId = '1' AND Number = 2")]
    [InlineData("UPDATE LifecycleEntries SET Outcome = 'x' WHERE InstanceId = '1' AND Number = 2")]
    [InlineData("DELETE FROM LifecycleEntries WHERE InstanceId = '1' AND Number = 2")]
    [InlineData("DELETE FROM LifecycleEntries WHERE InstanceId = '1'")]
    public async Task A_history_that_someone_touched_is_shown_as_not_whole(string damage)
    {
        await using var desk = await StartAsync(damage);

        var page = await desk.GetAsync(Desk.Page("1"));

        Assert.Equal(200, page.Code);
        Assert.Contains("✗ not whole", page.Text, StringComparison.Ordinal);
        Assert.Contains("What can happen next", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_event_leaves_the_rest_of_the_page()
    {
        await using var desk = await StartAsync(
            "INSERT INTO LifecycleEvents (Key, Lifecycle, InstanceId, Type, Body, At, Attempts, SentTo, IsDead) "
                + "VALUES ('k', 'Venture', '1', 'T', '{}', -1, 0, '[]', 1)");

        var page = await desk.GetAsync("/lifecycles/Venture/operations");

        Assert.Equal(200, page.Code);
        Assert.Contains("An event cannot be read.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is overdue.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No event waits.", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "What is stored cannot be read.", (await desk.GetAsync("/lifecycles")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranded_instances_are_counted()
    {
        await using var desk = await StartAsync("UPDATE LifecycleInstances SET Stage = 'Gone' WHERE Id = '1'");

        var page = await desk.GetAsync("/lifecycles");

        Assert.Contains("Venture2 instances", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 stranded", page.Text, StringComparison.Ordinal);
        Assert.Contains("Gone stranded1", page.Text, StringComparison.Ordinal);
        Assert.Contains("/Venture?stage=Gone\"", page.Body, StringComparison.Ordinal);
        var list = await desk.GetAsync("/lifecycles/Venture?stage=Gone");
        Assert.Contains("instance?id=1\"", list.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("instance?id=2\"", list.Body, StringComparison.Ordinal);
        Assert.Contains("Gone (not in the definition)", list.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stage = 'InForce'", "InForce stranded1", "stage=InForce")]
    [InlineData(
        "Stage = 'Suspended', Previous = 'Gone'",
        "Suspended from Gone stranded1",
        "stage=Suspended&amp;previous=Gone")]
    public async Task An_instance_that_a_superstage_or_the_stage_before_strands_is_found(
        string stage, string shown, string query)
    {
        await using var desk = await StartAsync($"UPDATE LifecycleInstances SET {stage} WHERE Id = '1'");

        var page = await desk.GetAsync("/lifecycles");

        Assert.Contains("Venture2 instances", page.Text, StringComparison.Ordinal);
        Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.Contains($"/Venture?{query}\"", page.Body, StringComparison.Ordinal);
        var list = await desk.GetAsync($"/lifecycles/Venture?{System.Net.WebUtility.HtmlDecode(query)}");
        Assert.Contains("instance?id=1\"", list.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("instance?id=2\"", list.Body, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Desk> StartAsync(string damage)
    {
        var database = $"Data Source={Path.Combine(_folder, "ventures.db")}";
        var desk = await Desk.StartAsync(store: registration => registration.UseSqlite(
            database, new() { CreateIfMissing = true }));
        await desk.StartAsync("1", null, VentureTrigger.BeginDevelopment);
        await desk.StartAsync("2");
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of this class.
        command.CommandText = damage;
#pragma warning restore CA2100
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        return desk;
    }
}
