using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Stores;

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
            ["1 packed packed", "1 packed in the van", "2 on its way handed over"],
            history.Select(entry => $"{entry.DefinitionRevision} {entry.From} {entry.To}"));
        Assert.True((await parcels.VerifyHistoryAsync("van")).IsWhole);
    }

    [StoreFact]
    public async Task Rows_that_cannot_be_read_are_passed_over_in_their_places()
    {
        using var database = new TDatabase();
        await OldInstancesAsync(database.Store);
        var parcels = New(database.Store, new());
        var all = new List<string>();
        var filter = new InstanceFilter<string>
        {
            Unreadable = row =>
                all.Add($"{row.InstanceId}: {Assert.IsType<StrandedInstanceException>(row.Exception).Stage}"),
        };

        await foreach (var found in parcels.FindAsync(filter))
            all.Add(found.Id);
        await foreach (var found in parcels.AsUntyped().FindAsync(new() { Unreadable = filter.Unreadable }))
            all.Add(found.Id);

        Assert.Contains("van: in the van", all);
        var once = all.Take(all.Count / 2).ToArray();
        Assert.Equal(once, all.Skip(all.Count / 2));
        var ids = once.Select(each => each.Split(':')[0]).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
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
                + "have. Call MigrateStages for that stage.",
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

        Assert.Equal(
            "Parcel p was written under definition revision 2, and this process has revision 1. Deploy the later "
                + "revision here.",
            thrown.Message);
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
                "bike, entry 2: go does not lead from packed to on the bike.",
                "van, entry 2: PAR-01 was not met then, and is mandatory here.",
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

    [StoreFact]
    public async Task An_instance_goes_on_where_the_stage_that_it_came_from_is_gone()
    {
        using var database = new TDatabase();
        var first = Manage(new Dossiers("draft"), database.Store);
        await first.StartAsync("d", new());
        await first.FireAsync("d", "open", new() { CommandId = "c" });
        var dossiers = Manage(new Dossiers("outline", revision: 2), database.Store);

        Assert.Empty(await dossiers.FindStrandedAsync());
        Assert.Equal("open", (await dossiers.GetAsync("d")).Stage);
        Assert.Equal("open", Assert.Single(await dossiers.FindAsync().ToArrayAsync()).Stage);
        var repeated = await dossiers.FireAsync("d", "open", new() { CommandId = "c" });
        Assert.Equal(("open", "open"), (repeated.From, repeated.To));
        Assert.Equal("draft", repeated.Report.From);
        await dossiers.UpdateAsync("d", dossier => dossier.Kilos = 3);
        Assert.Null((await dossiers.GetAsync("d")).Stored.Previous);
        Assert.True((await dossiers.FireAsync("d", "close")).Moved);
        Assert.Empty((await first.BacktestAsync(new Dossiers("outline", revision: 2))).Stranded);
    }

    [StoreFact]
    public async Task An_instance_that_is_to_return_to_a_stage_that_is_gone_is_stranded()
    {
        using var database = new TDatabase();
        var first = Manage(new Dossiers("draft"), database.Store);
        foreach (var id in new[] { "paused", "paused from open" })
            await first.StartAsync(id, new());

        await first.FireAsync("paused", "pause");
        await first.FireAsync("paused from open", "open");
        await first.FireAsync("paused from open", "pause");
        var changed = new Dossiers("outline", revision: 2);
        var dossiers = Manage(changed, database.Store);

        var stranded = Assert.Single(await dossiers.FindStrandedAsync());
        Assert.Equal(("paused", "draft", 1L), (stranded.Stage, stranded.Previous, stranded.Count));
        Assert.Equal("1 instance in paused, entered from draft (paused)", stranded.ToString());
        Assert.Equal(
            ["paused entered paused from draft, and could not return there."],
            (await first.BacktestAsync(changed)).Stranded.Select(each => each.ToString()));
        var thrown = await Assert.ThrowsAsync<StrandedInstanceException>(async () => await dossiers.GetAsync("paused"));
        Assert.Equal("draft", thrown.Stage);
        Assert.Equal("open", (await dossiers.FireAsync("paused from open", "go on")).To);

        var migrations = new StageMigrations<string, Parcel>().Rename("draft", "outline");
        var migrated = Manage(changed, database.Store, migrations);
        Assert.Empty(await migrated.FindStrandedAsync());
        Assert.Equal("outline", (await migrated.FireAsync("paused", "go on")).To);
    }

    [StoreFact]
    public async Task An_instance_that_is_to_return_where_no_stage_leads_here_any_more_is_stranded()
    {
        using var database = new TDatabase();
        var first = Manage(new Dossiers("draft"), database.Store);
        await first.StartAsync("d", new());
        await first.FireAsync("d", "pause");
        var changed = new Dossiers("draft", revision: 2) { PausesOnlyOpen = true };
        var dossiers = Manage(changed, database.Store);

        Assert.Equal(
            "1 instance in paused, entered from draft (d)",
            Assert.Single(await dossiers.FindStrandedAsync()).ToString());
        Assert.Single((await first.BacktestAsync(changed)).Stranded);
        var thrown = await Assert.ThrowsAsync<StrandedInstanceException>(async () => await dossiers.GetAsync("d"));
        Assert.Contains("no instance enters it from draft", thrown.Message, StringComparison.Ordinal);
        Assert.IsType<SnapshotMismatchException>(thrown.InnerException);
    }

    [StoreFact]
    public async Task A_criterion_that_was_waived_is_no_obstacle_when_histories_are_replayed()
    {
        using var database = new TDatabase();
        var parcels = new LifecycleManager<string, string, Parcel>(
            new WaivedParcels(), database.Store, ParcelJson.Default.Parcel);
        await parcels.StartAsync("p", new());
        Assert.Equal(Verdict.Waived, (await parcels.FireAsync("p", "go")).Report.Lines[0].Verdict);

        Assert.Empty((await parcels.BacktestAsync(new WaivedParcels())).Steps);
        Assert.Equal(
            "p, entry 2: PAR-03 was waived then, and no waiver lifts it here.",
            Assert.Single((await parcels.BacktestAsync(new WaivedParcels(Severity.Mandatory))).Steps).ToString());
        Assert.Empty((await parcels.BacktestAsync(new WaivedParcels(Severity.Advisory))).Steps);
    }

    [StoreFact]
    public async Task Advice_that_was_not_followed_is_an_obstacle_where_it_blocks()
    {
        using var database = new TDatabase();
        var parcels = new LifecycleManager<string, string, Parcel>(
            new WaivedParcels(Severity.Advisory), database.Store, ParcelJson.Default.Parcel);
        await parcels.StartAsync("p", new());
        await parcels.FireAsync("p", "go");

        Assert.Equal(
            "p, entry 2: PAR-03 was not met then, and needs a waiver here.",
            Assert.Single((await parcels.BacktestAsync(new WaivedParcels())).Steps).ToString());
        Assert.Equal(
            "p, entry 2: PAR-03 was not met then, and is mandatory here.",
            Assert.Single((await parcels.BacktestAsync(new WaivedParcels(Severity.Mandatory))).Steps).ToString());

        // The verdicts were in the report.
        await parcels.EraseAsync("p", _ => new());
        Assert.Empty((await parcels.BacktestAsync(new WaivedParcels(Severity.Mandatory))).Steps);
    }

    [Fact]
    public async Task A_back_test_reads_no_instance_alone_and_names_a_thousand_findings_of_all_that_it_counts()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var old = Old(store);
        for (var number = 0; number < 1100; number++)
        {
            await old.StartAsync($"{number:0000}", new() { Kilos = 1 });
            await old.FireAsync($"{number:0000}", "go");
        }

        store.BeforeHistory = () => throw new InvalidOperationException("One history after another takes too long.");
        var report = await old.BacktestAsync(new StricterParcels());

        Assert.Equal(
            (1100, 1100, 1100, 1100),
            (report.InstanceCount, report.StepCount, report.RefusedCount, report.StrandedCount));
        Assert.Equal((1000, 1000), (report.Steps.Count, report.Stranded.Count));
        Assert.StartsWith(
            "1100 instances, 1100 steps: 1100 would be refused, 1100 instances stranded.",
            report.ToString(),
            StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task An_instance_that_is_to_return_and_came_from_nowhere_is_stranded_among_others()
    {
        using var database = new TDatabase();
        var first = Manage(new Dossiers("draft"), database.Store);
        foreach (var id in new[] { "moved", "zoo" })
        {
            await first.StartAsync(id, new());
            await first.FireAsync(id, "pause");
        }

        // An earlier revision started instances there.
        var moved = (await first.GetAsync("moved")).Stored;
        await database.Store.WriteAsync(new()
        {
            Instance = moved with { Id = "started", Previous = null, ConcurrencyToken = 1 },
        });

        Assert.Equal(
            "1 instance in paused (started)", Assert.Single(await first.FindStrandedAsync()).ToString());
    }

    private static LifecycleManager<string, string, Parcel> Manage(
        Dossiers definition, ILifecycleStore store, StageMigrations<string, Parcel>? migrations = null) =>
        new(definition, store, ParcelJson.Default.Parcel, new() { Migrations = migrations ?? new() });

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
