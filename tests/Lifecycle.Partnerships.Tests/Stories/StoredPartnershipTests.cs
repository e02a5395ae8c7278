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
        loaded.RecordActual("Warmth", new(7, new(2027, 1, 1)));
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
            loaded.DeclareBreach(WarmHomes.Trust, "It does not pay.", 30, WarmHomes.Manager));
        loaded.DeclareBreach(WarmHomes.Trust, "It does not pay.", 14, WarmHomes.Manager);
    }
}

file static class Facts
{
    public static void ConfirmAt(this Partnership partnership, DateTimeOffset at) =>
        partnership.RecordEngagement(WarmHomes.Trust, "A call.", at);
}
