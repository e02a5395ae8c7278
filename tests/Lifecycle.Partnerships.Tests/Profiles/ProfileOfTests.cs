using Microsoft.Extensions.DependencyInjection;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Profiles;

/// <summary>A rule on the record chooses the profile of each partnership.</summary>
public class ProfileOfTests
{
    private static PartnershipProfile ByAmount(Partnership partnership) =>
        partnership.Agreement.Latest?.Terms.PooledFund?.Amount is { Amount: >= 1_000_000 }
            ? PartnershipProfile.Significant
            : PartnershipProfile.Light;

    private static void Pool(WarmHomes homes) =>
        homes.Partnership.Agreement.Draft(
            "agreement.pdf", new("a", "b", "c", new() { Amount = new(5_000_000, "GBP") }), homes.Now);

    [Fact]
    public async Task The_profile_follows_what_is_recorded_and_a_snapshot_resumes_under_another_profile()
    {
        var lifecycle = new PartnershipLifecycle().WithProfileOf(ByAmount);
        var homes = new WarmHomes();
        homes.Record("DEV", except: "DEV-02");
        var instance = lifecycle.Start(homes.Partnership, new() { TimeProvider = homes.Clock });
        await instance.FireAsync(BeginDevelopment);
        Pool(homes);

        var resumed = lifecycle.Resume(homes.Partnership, instance.Snapshot(), new() { TimeProvider = homes.Clock });

        var report = await resumed.EvaluateAsync(ReachAgreement);
        Assert.Equal(Development, resumed.Stage);
        Assert.Equal(
            Severity.Mandatory, report.Lines.Single(line => line.Criterion.Id == "IMP-08").Criterion.Severity);
    }

    [Fact]
    public async Task A_manager_of_a_container_applies_the_rule_to_each_partnership_as_it_is_read()
    {
        var homes = new WarmHomes();
        homes.Record("DEV", except: "DEV-02");
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(homes.Clock)
            .AddPartnershipLifecycle(options => options.ProfileOf = ByAmount)
            .UseInMemory()
            .Services
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var manager = scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<PartnershipStage, PartnershipTrigger, Partnership>>();
        await manager.StartAsync("warm-homes", homes.Partnership);
        Pool(homes);
        await manager.StartAsync("pooled", homes.Partnership);

        Assert.Equal(["DEV-02"], (await manager.TryFireAsync("pooled", BeginDevelopment)).Report.Blocking
            .Select(line => line.Criterion.Id));
        Assert.True((await manager.TryFireAsync("warm-homes", BeginDevelopment)).Moved);
    }

    [Fact]
    public void What_may_be_waived_is_a_matter_of_the_profile_of_the_partnership()
    {
        var lifecycle = new PartnershipLifecycle().WithProfileOf(ByAmount);
        var homes = new WarmHomes();
        homes.Record("DEV");
        var waiver = new Waiver("FUL-06", "Director of Public Health", "No one is free.", homes.Now);

        Assert.Throws<WaiverRefusedException>(() =>
            new WaiverAuthority(lifecycle).Grant(homes.Partnership, waiver, WarmHomes.Manager));
        Pool(homes);
        new WaiverAuthority(lifecycle).Grant(homes.Partnership, waiver, WarmHomes.Manager);

        Assert.Single(homes.Partnership.Waivers);
    }

    [Fact]
    public void A_rule_that_chooses_no_profile_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new PartnershipLifecycle().WithProfileOf(_ => (PartnershipProfile)9).Start(new WarmHomes().Partnership));
}
