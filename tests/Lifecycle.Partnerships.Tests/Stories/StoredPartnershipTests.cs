using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Partnerships.PartnershipStage;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>A partnership that a store has loaded has the clock, services and time zone that it needs.</summary>
public class StoredPartnershipTests
{
    private static readonly PartnershipLifecycle Lifecycle = new();

    [Fact]
    public async Task It_has_the_clock_of_its_instance()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var later = new FakeTimeProvider(new(2041, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var loaded = Partnership.FromJson(homes.Partnership.ToJson());
        Assert.Throws<PartnershipRuleException>(() => loaded.ConfirmAt(later.GetUtcNow()));

        Lifecycle.With(_ => { }).Resume(loaded, homes.Instance.Snapshot(), new() { TimeProvider = later });

        loaded.ConfirmAt(later.GetUtcNow());
        Assert.Same(later, loaded.Clock);
        Lifecycle.Resume(loaded, homes.Instance.Snapshot());
        Assert.Same(later, loaded.Clock);
    }

    [Fact]
    public async Task It_has_the_services_of_the_instance_that_it_was_last_resumed_in_and_of_no_earlier_one()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var loaded = Partnership.FromJson(homes.Partnership.ToJson());
        var services = new ServiceCollection()
            .AddSingleton(new PartnershipTerms { RemedyDays = [14] })
            .BuildServiceProvider();
        Lifecycle.Resume(loaded, homes.Instance.Snapshot(), new() { TimeProvider = homes.Clock, Services = services });
        await services.DisposeAsync();

        Lifecycle.Resume(loaded, homes.Instance.Snapshot(), new() { TimeProvider = homes.Clock });

        loaded.Members.DeclareBreach(WarmHomes.Trust, "It does not pay.", 30, WarmHomes.Manager);
        Assert.Equal(MembershipStage.InBreach, loaded.Members[WarmHomes.Trust].Stage);
    }

    [Fact]
    public async Task One_that_was_entered_at_its_stage_is_imported_by_a_manager_and_goes_on_from_there()
    {
        var homes = new WarmHomes();
        homes.Record("DEV");
        homes.Record("IMP");
        homes.Record("FUL");
        DateTimeOffset since = new(2025, 4, 1, 0, 0, 0, default);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(homes.Clock)
            .AddPartnershipLifecycle()
            .UseInMemory()
            .Services
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var manager = scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<PartnershipStage, PartnershipTrigger, Partnership>>();
        await Assert.ThrowsAsync<SnapshotMismatchException>(async () =>
            await manager.ImportAsync("warm-homes", homes.Partnership, Fulfilment, since));
        homes.Partnership.Import(Fulfilment, since, "It was run in a spreadsheet.");

        await manager.ImportAsync("warm-homes", homes.Partnership, Fulfilment, since, new() { Actor = "A. Khan" });

        var loaded = await manager.GetAsync("warm-homes");
        Assert.Equal((Fulfilment, since), (loaded.Stage, loaded.EnteredAt));
        Assert.Equal(
            [StoredEntryKind.Imported],
            (await manager.HistoryAsync("warm-homes").ToArrayAsync()).Select(entry => entry.Kind));
        await manager.UpdateAsync("warm-homes", each => each.RecordTermination("termination.pdf", "It is over."));
        Assert.True((await manager.TryFireAsync(
            "warm-homes", PartnershipTrigger.Dissolve, new() { Actor = WarmHomes.Manager })).Moved);
    }

    [Fact]
    public async Task A_clock_that_was_given_to_it_stays()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);

        Lifecycle.Resume(
            homes.Partnership, homes.Instance.Snapshot(), new() { TimeProvider = TimeProvider.System });

        Assert.Same(homes.Clock, homes.Partnership.Clock);
    }

    [Fact]
    public async Task It_counts_its_days_in_the_time_zone_that_it_states()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.StateTimeZone("Pacific/Auckland");
        homes.Clock.SetUtcNow(new(2026, 12, 31, 12, 0, 0, TimeSpan.Zero));
        var loaded = Partnership.FromJson(homes.Partnership.ToJson());
        var instance = Lifecycle.Resume(
            loaded, homes.Instance.Snapshot(), new() { TimeProvider = homes.Clock });

        // It is 1 January in Auckland, so the report of 31 December is overdue.
        var report = await BoardReport.OfAsync(Lifecycle, instance);

        Assert.Equal("Pacific/Auckland", loaded.TimeZone);
        Assert.Contains(report.Overdue, item => item.What == "Submit a report");
        loaded.Benefits.Record("Warmth", new(7, new(2027, 1, 1)));
        Assert.Throws<ArgumentException>(() => loaded.StateTimeZone("Atlantis/Poseidonis"));
    }

    [Fact]
    public async Task The_configured_days_and_policies_reach_it()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Partnerships:RemedyDays:0", "14")])
                .Build())
            .AddPartnershipLifecycle()
            .Services
            .BuildServiceProvider();
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var loaded = Partnership.FromJson(homes.Partnership.ToJson());
        using var scope = services.CreateScope();

        scope.ServiceProvider
            .GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>()
            .Resume(
                loaded,
                homes.Instance.Snapshot(),
                new() { TimeProvider = homes.Clock, Services = scope.ServiceProvider });

        Assert.Throws<EntryRefusedException>(() =>
            loaded.Members.DeclareBreach(WarmHomes.Trust, "It does not pay.", 30, WarmHomes.Manager));
        loaded.Members.DeclareBreach(WarmHomes.Trust, "It does not pay.", 14, WarmHomes.Manager);
    }
}

file static class Facts
{
    public static void ConfirmAt(this Partnership partnership, DateTimeOffset at) =>
        partnership.Members.RecordEngagement(WarmHomes.Trust, "A call.", at);
}
