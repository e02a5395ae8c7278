using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Stored instances outlive changes of the definition.</summary>
public abstract class RevisionTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task Instances_continue_in_stages_that_were_renamed_merged_or_split()
    {
        using var database = new TDatabase();
        await OldInstancesAsync(database.Store);
        var parcels = New(database.Open(), Migrations());

        Assert.Equal("on its way", (await parcels.GetAsync("van")).Stage);
        Assert.Equal("on its way", (await parcels.GetAsync("bike")).Stage);
        Assert.Equal("light", (await parcels.GetAsync("small")).Stage);
        Assert.Equal("heavy", (await parcels.GetAsync("large")).Stage);
        Assert.Empty(await parcels.FindStrandedAsync());

        // A migrated stage is written with the next change.
        Assert.Equal("in the van", (await parcels.GetAsync("van")).Stored.Stage);
        await parcels.FireAsync("van", "hand over");
        var van = await parcels.GetAsync("van");
        Assert.Equal(("handed over", 2, 2L), (van.Stored.Stage, van.Stored.DefinitionRevision, van.Version));
        await parcels.UpdateAsync("large", _ => { });
        Assert.Equal("heavy", (await parcels.GetAsync("large")).Stored.Stage);
        var history = await parcels.HistoryAsync("van").ToArrayAsync();
        Assert.Equal(
            ["1 packed in the van", "2 on its way handed over"],
            history.Select(entry => $"{entry.DefinitionRevision} {entry.From} {entry.To}"));
        Assert.True((await parcels.VerifyHistoryAsync("van")).IsWhole);
    }

    [StoreFact]
    public async Task Without_a_migration_an_instance_is_stranded_and_nothing_is_written()
    {
        using var database = new TDatabase();
        await OldInstancesAsync(database.Store);
        var parcels = New(database.Store, new());
        var before = await database.Store.FindAsync("Parcel", "van");

        var thrown = await Assert.ThrowsAsync<StrandedInstanceException>(async () =>
            await parcels.TryFireAsync("van", "hand over"));
        await Assert.ThrowsAsync<StrandedInstanceException>(async () => await parcels.UpdateAsync("van", _ => { }));
        await Assert.ThrowsAsync<StrandedInstanceException>(async () => await parcels.GetAsync("van"));

        Assert.Equal(("van", "in the van", 1), (thrown.Id, thrown.Stage, thrown.DefinitionRevision));
        Assert.Equal(
            "Parcel van, written under definition revision 1, refers to stage in the van, which revision 2 does not "
                + "have. Declare a migration for that stage.",
            thrown.Message);
        Assert.Equal(before, (await database.Store.FindAsync("Parcel", "van"))! with { DueDates = before!.DueDates });
        Assert.Equal(
            [
                "1 instance in in the van (van)",
                "1 instance in on the bike (bike)",
                "2 instances in packed (large, small)",
            ],
            (await parcels.FindStrandedAsync()).Select(stage => stage.ToString()));
    }

    [Fact]
    public async Task An_earlier_definition_revision_does_not_touch_instances_of_a_later_one()
    {
        var store = new InMemoryLifecycleStore();
        await New(store, new()).StartAsync("p", new());

        var thrown = await Assert.ThrowsAsync<StrandedInstanceException>(async () =>
            await Old(store).TryFireAsync("p", "go"));

        Assert.Equal("Parcel p was written under definition revision 2, and this is revision 1.", thrown.Message);
    }

    [Fact]
    public async Task A_hundred_stranded_instances_are_named_and_all_are_counted()
    {
        var store = new InMemoryLifecycleStore();
        for (var number = 0; number < 103; number++)
            await Old(store).StartAsync($"{number:000}", new());

        var stranded = Assert.Single(await New(store, new()).FindStrandedAsync());

        Assert.Equal(("packed", 103L, 100), (stranded.Stage, stranded.Count, stranded.Ids.Count));
        Assert.EndsWith("098, 099, …)", stranded.ToString(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Histories_are_replayed_against_a_changed_definition()
    {
        using var database = new TDatabase();
        var old = Old(database.Store);
        await OldInstancesAsync(database.Store);
        await old.StartAsync("refused", new() { Kilos = -1 });
        await old.TryFireAsync("refused", "go");

        var report = await old.BacktestAsync(new StricterParcels());

        Assert.Equal((5L, 2L), (report.InstanceCount, report.StepCount));
        Assert.Equal(
            [
                "bike, entry 1: go does not lead from packed to on the bike.",
                "van, entry 1: PAR-01 was not met then, and is mandatory here.",
            ],
            report.Steps.Select(step => step.ToString()).Order());
        Assert.Equal(
            ["bike is in on the bike, which is not a stage."],
            report.Stranded.Select(each => each.ToString()));
        Assert.StartsWith(
            "5 instances, 2 steps: 2 would be refused, 1 instances stranded.",
            report.ToString(),
            StringComparison.Ordinal);
    }

    private static LifecycleManager<string, string, Parcel> Old(ILifecycleStore store) =>
        new(new OldParcels(), store, ParcelJson.Default.Parcel);

    private static LifecycleManager<string, string, Parcel> New(
        ILifecycleStore store,
        StageMigrations<string, Parcel> migrations
    ) => new(new NewParcels(), store, ParcelJson.Default.Parcel, new() { Migrations = migrations });

    private static StageMigrations<string, Parcel> Migrations() => new StageMigrations<string, Parcel>()
        .Merge(["in the van", "on the bike"], "on its way")
        .Split("packed", parcel => parcel.Kilos > 10 ? "heavy" : "light");

    private static async Task OldInstancesAsync(ILifecycleStore store)
    {
        var old = Old(store);
        await old.StartAsync("small", new() { Kilos = 1 });
        await old.StartAsync("large", new() { Kilos = 20 });
        await old.StartAsync("van", new() { Kilos = 20 });
        await old.FireAsync("van", "go");
        await old.StartAsync("bike", new() { Kilos = 1 });
        await old.FireAsync("bike", "go");
    }
}
