using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Instances are found by the criteria that blocked their last refused fire.</summary>
public abstract class BlockedByTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task An_instance_is_blocked_by_all_criteria_of_a_refused_fire_until_a_change_is_accepted()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("a", new() { Title = "Wells" });
        await grants.StartAsync("b", new());
        Assert.Empty((await grants.GetAsync("b")).Stored.BlockedBy);

        await grants.TryFireAsync("a", GrantTrigger.Submit);
        await grants.TryFireAsync("b", GrantTrigger.Submit);

        Assert.Equal(["GRA-01", "GRA-02"], (await grants.GetAsync("b")).Stored.BlockedBy);
        Assert.Equal("b", await FoundAsync("GRA-01"));
        Assert.Equal("a b", await FoundAsync("GRA-02"));
        Assert.Equal("", await FoundAsync("gra-02"));
        Assert.Equal("", await FoundAsync("GRA-03"));

        await grants.UpdateAsync("b", grant => grant.Title = "Roofs");
        Assert.Equal("a", await FoundAsync("GRA-02"));
        await grants.TryFireAsync("b", GrantTrigger.Submit);
        Assert.Equal("a b", await FoundAsync("GRA-02"));
        Assert.Equal("", await FoundAsync("GRA-01"));
        await grants.FireAsync("a", GrantTrigger.Comment);
        var found = grants.FindAsync(new() { BlockedBy = "GRA-02", Limit = 50 });
        Assert.Equal("b", Assert.Single(await found.ToArrayAsync()).Id);
        var untyped = grants.AsUntyped().FindAsync(new() { BlockedBy = "GRA-02", Stages = ["Draft"] });
        Assert.Equal("b", Assert.Single(await untyped.ToArrayAsync()).Id);

        async Task<string> FoundAsync(string criterion) => string.Join(
            ' ', (await grants.FindAsync(new() { BlockedBy = criterion }).ToArrayAsync()).Select(grant => grant.Id));
    }

    [StoreFact]
    public async Task Of_several_refused_fires_the_last_one_counts_also_if_it_is_a_repeat()
    {
        using var database = new TDatabase();
        var crossings = Crossings(database.Store);
        await crossings.StartAsync("c", new());

        foreach (var (trigger, blocked) in new[] { ("left", "CRO-01"), ("right", "CRO-02"), ("left", "CRO-01") })
        {
            LifecycleAssert.Refused(await crossings.TryFireAsync("c", trigger), blocked);

            Assert.Equal([blocked], (await crossings.GetAsync("c")).Stored.BlockedBy);
            Assert.Single(await crossings.FindAsync(new() { BlockedBy = blocked }).ToArrayAsync());
        }

        Assert.Empty(await crossings.FindAsync(new() { BlockedBy = "CRO-02" }).ToArrayAsync());
        Assert.Equal(1, (await crossings.HistoryAsync("c").ToArrayAsync())[1].Repeats);
    }

    [StoreFact]
    public async Task What_evaluates_no_criteria_leaves_an_instance_blocked()
    {
        using var database = new TDatabase();
        var crossings = Crossings(database.Store);
        await crossings.StartAsync("c", new());
        await crossings.TryFireAsync("c", "left");

        await crossings.TryFireAsync("c", "fall");
        await crossings.TryFireAsync("c", "wait");
        await crossings.TryFireAsync("c", "look", new() { ExpectedVersion = 7 });
        Assert.Equal(["CRO-01"], (await crossings.GetAsync("c")).Stored.BlockedBy);

        await crossings.FireAsync("c", "look");
        Assert.Empty((await crossings.GetAsync("c")).Stored.BlockedBy);
    }

    [StoreFact]
    public async Task A_refused_follow_up_blocks_the_instance_that_its_step_moved()
    {
        using var database = new TDatabase();
        var crossings = Crossings(database.Store);
        await crossings.StartAsync("c", new());
        await crossings.TryFireAsync("c", "right");

        Assert.True((await crossings.TryFireAsync("c", "enter")).Moved);

        Assert.Equal(["CRO-01"], (await crossings.GetAsync("c")).Stored.BlockedBy);
        Assert.Equal(
            "hall", Assert.Single(await crossings.FindAsync(new() { BlockedBy = "CRO-01" }).ToArrayAsync()).Stage);
        Assert.Empty(await crossings.FindAsync(new() { BlockedBy = "CRO-02" }).ToArrayAsync());
    }

    [StoreFact]
    public async Task A_write_that_changes_no_block_names_none()
    {
        using var database = new TDatabase();
        var store = new FaultyStore(database.Store);
        var crossings = Crossings(store);
        await crossings.StartAsync("c", new());

        foreach (var trigger in new[] { "look", "left", "left", "fall", "right", "look", "look" })
            await crossings.TryFireAsync("c", trigger);
        await crossings.UpdateAsync("c", parcel => parcel.Kilos = 9);
        await crossings.FireAsync("c", "left");

        Assert.Equal(
            [null, null, "", null, null, "CRO-01", "CRO-02", null, null, null],
            store.Writes.Select(write => write.BlockedBefore is { } before ? string.Join(' ', before) : null));
    }

    [Fact]
    public void A_criterion_whose_id_no_database_can_index_is_refused()
    {
        var thrown = Assert.Throws<LifecycleException>(
            () => Crossings(new InMemoryLifecycleStore(), new(new string('x', 201))));

        Assert.Matches(
            "^Crossing cannot be stored, because of its criterion \"x{100}…\": The criterion has 201 characters; the "
                + "limit is 200.$",
            thrown.Message);
    }

    [Fact]
    public void A_page_by_due_date_cannot_begin_after_an_id()
    {
        var noon = new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Throws<ArgumentException>(() => new InstanceFilter<string> { After = "a", DueBy = noon });
        Assert.Throws<ArgumentException>(() => new InstanceFilter<string> { DueBy = noon, After = "a" });
        var query = new InstanceQuery { Lifecycle = "Grant", DueBy = noon };
        Assert.Throws<ArgumentException>(() => query with { After = "a" });
        Assert.Equal("a", (query with { DueBy = null, After = "a" }).After);
    }

    private static LifecycleManager<string, string, Parcel> Crossings(
        ILifecycleStore store, Crossing? definition = null) =>
        new(definition ?? new(), store, ParcelJson.Default.Parcel);
}
