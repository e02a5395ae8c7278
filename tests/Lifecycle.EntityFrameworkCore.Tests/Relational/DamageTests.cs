using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>A row that is not one the store wrote holds up no other.</summary>
public abstract class DamageTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreTheory]
    [InlineData("\"DueDates\" = '{'")]
    [InlineData("\"BlockedBy\" = '{'")]
    [InlineData("\"Refusals\" = '7'")]
    [InlineData("\"Pruned\" = '['")]
    [InlineData("\"EnteredAt\" = -1")]
    public async Task A_query_tells_of_it_and_goes_on(string damage)
    {
        using var database = new TDatabase();
        await FillAsync(database, damage);
        var query = new InstanceQuery { Lifecycle = "Grant" };

        foreach (var (each, limit) in new[]
            {
                (query, 3),
                (query with { Limit = 2 }, 2),
                (query with { After = "a" }, 2),
                (query with { DueBy = DateTimeOffset.MaxValue }, 3),
                (query with { UnsettledBy = DateTimeOffset.MaxValue }, 3),
                (query with { UnsettledBy = DateTimeOffset.MaxValue, AfterDue = new(Due("a"), "a") }, 2),
            })
        {
            var found = new List<string>();
            await foreach (var instance in database.Store.QueryAsync(
                each with { Unreadable = row => found.Add($"{row.InstanceId} is damaged") }))
                found.Add(instance.Id);

            string[] expected = ["a", "b is damaged", "c"];
            Assert.Equal(each.After is null && each.AfterDue is null ? expected[..limit] : expected[1..], found);
        }

        var thrown = await Assert.ThrowsAsync<DamagedInstanceException>(async () =>
            await database.Store.QueryAsync(query).CountAsync());
        Assert.Contains("The row of Grant b is damaged", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(("b", "Draft", 1), (thrown.Instance.Id, thrown.Instance.Stage, thrown.Instance.ConcurrencyToken));
        await Assert.ThrowsAsync<DamagedInstanceException>(async () => await database.Store.FindAsync("Grant", "b"));
    }

    [StoreFact]
    public async Task The_filter_of_a_manager_is_told_of_it()
    {
        using var database = new TDatabase();
        await FillAsync(database, "\"DueDates\" = '{'");
        var damaged = new List<string>();

        var found = await GrantManager.Of(database.Store)
            .FindAsync(new()
            {
                Unreadable = row => damaged.Add($"{row.Instance!.Id}: {row.Exception.GetType().Name}"),
            })
            .Select(instance => instance.Id)
            .ToArrayAsync();

        Assert.Equal(["a", "c"], found);
        Assert.Equal(["b: DamagedInstanceException"], damaged);
    }

    [StoreFact]
    public async Task What_is_due_elsewhere_is_fired_before_the_damage_is_told()
    {
        using var database = new TDatabase();
        await FillAsync(database, "\"DueDates\" = '{'");
        var grants = GrantManager.Of(database.Store);
        var fired = new List<string>();

        var thrown = await Assert.ThrowsAsync<UnreadableRowsException>(async () =>
        {
            await foreach (var due in grants.FireDueAsync())
                fired.Add(due.Id);
        });

        Assert.IsType<DamagedInstanceException>(Assert.Single(thrown.Rows).Exception);

        Assert.Equal(["a", "c"], fired);
    }

    private static async Task FillAsync(TDatabase database, string damage)
    {
        foreach (var id in new[] { "a", "b", "c" })
        {
            await database.Store.WriteAsync(new()
            {
                Instance = new()
                {
                    Lifecycle = "Grant",
                    Id = id,
                    Stage = $"{GrantStage.Draft}",
                    EnteredAt = DateTimeOffset.UnixEpoch,
                    Version = 0,
                    ConcurrencyToken = 1,
                    DefinitionRevision = 1,
                    Subject = "{}",
                    DueDates = [new($"{GrantTrigger.Comment}", Due(id))],
                },
            });
        }

        await database.RunAsync($"UPDATE \"LifecycleInstances\" SET {damage} WHERE \"Id\" = 'b'");
    }

    private static DateTimeOffset Due(string id) => DateTimeOffset.UnixEpoch.AddHours(id[0] - 'a');
}
