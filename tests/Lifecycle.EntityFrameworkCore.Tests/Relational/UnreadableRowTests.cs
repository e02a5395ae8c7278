using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>
/// A row that no store wrote takes no other with it: each loop goes on, and tells which row it passed over.
/// </summary>
public abstract class UnreadableRowTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    private const string BreakInstance =
        """UPDATE "LifecycleInstances" SET "DueDates" = '{' WHERE "Id" = 'b'""";

    private const string BreakEntry =
        """UPDATE "LifecycleEntries" SET "At" = -1 WHERE "InstanceId" = 'b' AND "Number" = 1""";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly List<UnreadableRow> _rows = [];

    [StoreTheory]
    [InlineData(BreakInstance)]
    [InlineData(BreakEntry)]
    public async Task Pruning_goes_on(string damage)
    {
        using var database = new TDatabase();
        var grants = await ThreeAsync(database, damage);

        Assert.Equal(4, await grants.PruneAsync(Now.AddDays(1), _rows.Add));
        var thrown = await Assert.ThrowsAsync<UnreadableRowsException>(async () =>
            await grants.PruneAsync(Now.AddDays(1)));

        Assert.Equal("b", Assert.Single(_rows).InstanceId);
        Assert.Equal(("Grant", 1, "b"), (thrown.Lifecycle, (int)thrown.Count, Assert.Single(thrown.Rows).InstanceId));
        Assert.Matches(
            "^1 row of Grant could not be read, and the others were: Grant b: .*A row in the database is not one this "
                + "store wrote: .*Restore it from a backup",
            thrown.Message);
        Assert.Equal((3, 3), (await FirstAsync("a"), await FirstAsync("c")));

        async Task<int> FirstAsync(string id) => (int)(await grants.HistoryAsync(id).FirstAsync()).Number;
    }

    [StoreFact]
    public async Task Heads_of_the_others_are_exported()
    {
        using var database = new TDatabase();
        var grants = await ThreeAsync(database, BreakInstance);
        var exported = new List<string>();

        await foreach (var head in grants.ExportAsync(_rows.Add))
            exported.Add(head.Id);
        var thrown = await Assert.ThrowsAsync<UnreadableRowsException>(async () =>
        {
            await foreach (var head in grants.AsUntyped().ExportAsync())
                exported.Add(head.Id);
        });

        Assert.Equal(["a", "c", "a", "c"], exported);
        Assert.Equal(["b", "b"], _rows.Concat(thrown.Rows).Select(row => row.InstanceId));
    }

    [StoreFact]
    public async Task The_others_are_found()
    {
        using var database = new TDatabase();
        var grants = await ThreeAsync(database, BreakInstance);

        var found = await grants.FindAsync(new() { Unreadable = _rows.Add, Limit = 3 }).ToArrayAsync();
        var page = await grants.FindAsync(new() { Unreadable = _rows.Add, Limit = 2 }).ToArrayAsync();

        Assert.Equal(["a", "c", "a"], found.Concat(page).Select(each => each.Id));
        Assert.Equal(
            [("b", "Submitted"), ("b", "Submitted")], _rows.Select(row => (row.InstanceId, row.Instance?.Stage)));
        await Assert.ThrowsAsync<DamagedInstanceException>(async () => await grants.FindAsync().CountAsync());
    }

    [StoreFact]
    public async Task The_others_are_fired_when_they_fall_due()
    {
        using var database = new TDatabase();
        var grants = await ThreeAsync(database, BreakInstance);
        _clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(["a", "c", "b"], await grants.FindDueAsync().ToArrayAsync());
        var fired = new List<string>();
        var thrown = await Assert.ThrowsAsync<UnreadableRowsException>(async () =>
        {
            await foreach (var each in grants.FireDueAsync())
                fired.Add($"{each.Id} {each.Result?.Outcome}");
        });

        Assert.Equal(["a Moved", "c Moved"], fired);
        Assert.Equal("b", Assert.Single(thrown.Rows).InstanceId);
    }

    [StoreTheory]
    [InlineData(BreakEntry)]
    [InlineData("""UPDATE "LifecycleEntries" SET "Report" = '{' WHERE "InstanceId" = 'b' AND "Number" = 3""")]
    public async Task The_others_are_replayed(string damage)
    {
        using var database = new TDatabase();
        var grants = await ThreeAsync(database, damage);

        var report = await grants.BacktestAsync(new GrantLifecycle());

        var unreadable = Assert.Single(report.Unreadable);
        Assert.Equal(("b", 1), (unreadable.InstanceId, (int)report.UnreadableCount));
        Assert.Equal(0, report.RefusedCount);
        Assert.Contains("Entries that could not be read: 1.", report.ToString(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task The_others_are_in_an_event_log()
    {
        using var database = new TDatabase();
        await ThreeAsync(database, BreakEntry);
        using var xes = new MemoryStream();
        using var ocel = new MemoryStream();

        var options = new EventLogOptions { Unreadable = _rows.Add };
        var events = await database.Store.ExportXesAsync("Grant", xes, options);
        events += await database.Store.ExportOcelAsync("Grant", ocel, options);

        Assert.Equal(16, events);
        Assert.Equal([("b", 1L), ("b", 1L)], _rows.Select(row => (row.InstanceId, row.Entry!.Value)));
        await Assert.ThrowsAsync<LifecycleException>(() => database.Store.ExportXesAsync("Grant", xes));
    }

    [StoreFact]
    public async Task A_stranded_instance_is_named_although_its_row_cannot_be_read()
    {
        using var database = new TDatabase();
        var grants = await ThreeAsync(database, BreakInstance);
        await database.RunAsync("""UPDATE "LifecycleInstances" SET "Stage" = 'Gone'""");

        Assert.Equal(["a", "b", "c"], Assert.Single(await grants.FindStrandedAsync()).Ids.Order());
    }

    [StoreFact]
    public async Task Pending_events_and_dead_letters_are_listed_without_those_that_cannot_be_read()
    {
        using var database = new TDatabase();
        var grants = await ThreeAsync(database, "");
        foreach (var id in new[] { "a", "b", "c" })
            await grants.FireAsync(id, Reject);
        await database.RunAsync("""UPDATE "LifecycleEvents" SET "SentTo" = '{' WHERE "InstanceId" = 'b'""");
        var outbox = new LifecycleOutbox("Grant", database.Store);
        var pending = new List<string>();

        var thrown = await Assert.ThrowsAsync<UnreadableRowsException>(async () =>
        {
            await foreach (var each in outbox.PendingAsync())
                pending.Add(each.InstanceId);
        });

        Assert.Equal(["a", "c"], pending);
        Assert.Equal(("b", 2L), (Assert.Single(thrown.Rows).InstanceId, thrown.Rows[0].Event));
    }

    [StoreFact]
    public async Task A_repeated_command_whose_report_is_not_one_says_which_entry_it_is()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("b", new(), new() { CommandId = "start" });
        await database.RunAsync("""UPDATE "LifecycleEntries" SET "Report" = '{'""");

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
            await grants.StartAsync("b", new(), new() { CommandId = "start" }));

        Assert.Equal("The report of entry 1 cannot be read. Verify the history.", thrown.Message);
    }

    /// <summary>Three grants with three entries each, that fall due in two days, and damage to them.</summary>
    private async Task<LifecycleManager<GrantStage, GrantTrigger, Grant>> ThreeAsync(TDatabase database, string damage)
    {
        var grants = GrantManager.Of(database.Store, _clock);
        foreach (var id in new[] { "a", "b", "c" })
        {
            await grants.StartAsync(id, new() { Title = "Wells", Comments = 0, DecideBy = Now.AddDays(2) });
            await grants.FireAsync(id, Comment);
            await grants.FireAsync(id, Submit);
        }

        if (damage.Length > 0)
            await database.RunAsync(damage);
        return grants;
    }
}
