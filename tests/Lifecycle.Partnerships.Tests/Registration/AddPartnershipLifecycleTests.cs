using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Registration;

public class AddPartnershipLifecycleTests
{
    private static ServiceProvider With(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection().AddLogging();
        register(services);
        return services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private static async Task<string[]> UnmetAsync(
        IServiceProvider services,
        PartnershipTrigger trigger,
        string? actor = null)
    {
        using var scope = services.CreateScope();
        var lifecycle = scope.ServiceProvider.GetRequiredService<
            ILifecycle<PartnershipStage, PartnershipTrigger, Partnership>
        >();
        var stage = lifecycle.Graph.Transitions.First(each => each.Trigger.Key == trigger).From.Key;
        var instance = lifecycle.Resume(new("Warm Homes", "City Council", Sector.LocalGovernment), stage);
        var report = await instance.EvaluateAsync(trigger, new() { Actor = actor });
        return [.. report.Lines.Where(line => line.Verdict != Verdict.Met).Select(line => line.Criterion.Id)];
    }

    [Fact]
    public async Task It_registers_the_standard_lifecycle_by_default()
    {
        await using var services = With(services => services.AddPartnershipLifecycle());

        Assert.Equal(
            ["DEV-01", "DEV-02", "DEV-03", "DEV-04", "DEV-05", "DEV-06"],
            await UnmetAsync(services, BeginDevelopment));
        Assert.Contains("ROL-01", await UnmetAsync(services, Launch));
        using var scope = services.CreateScope();
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<WaiverAuthority>());
        Assert.NotNull(
            services.GetRequiredService<LifecycleDefinition<MembershipStage, MembershipTrigger, Membership>>());
    }

    [Fact]
    public async Task A_profile_is_applied_once_even_if_registered_twice()
    {
        await using var services = With(services =>
        {
            services.AddPartnershipLifecycle(options => options.Profile = PartnershipProfile.Light);
            services.AddPartnershipLifecycle().SetSeverity("DEV-02", Severity.Mandatory);
        });

        var criteria = services
            .GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>()
            .Graph.Criteria;

        Assert.Equal(Severity.Mandatory, criteria.Single(criterion => criterion.Id == "DEV-02").Severity);
        Assert.Equal(Severity.Advisory, criteria.Single(criterion => criterion.Id == "DEV-04").Severity);
        Assert.DoesNotContain("DEV-06", criteria.Select(criterion => criterion.Id));
    }

    [Fact]
    public async Task An_undefined_profile_fails_options_validation()
    {
        await using var services = With(services =>
            services.AddPartnershipLifecycle(options => options.Profile = (PartnershipProfile)9));

        var thrown = Assert.ThrowsAny<OptionsValidationException>(() =>
            services.GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>());

        Assert.Contains("must be Standard, Light or Significant", thrown.Message);
    }

    [Fact]
    public async Task The_application_can_add_and_switch_off_criteria()
    {
        await using var services = With(services => services.AddPartnershipLifecycle()
            .AddEntryCriterion<PooledFundsAreScheduled>(entering: PartnershipStage.Implementation)
            .SwitchOff("IMP-08"));

        var unmet = await UnmetAsync(services, ReachAgreement);

        Assert.Contains("IMP-09", unmet);
        Assert.Contains("IMP-09", await UnmetAsync(services, Amend));
        Assert.DoesNotContain("IMP-08", unmet);
    }

    [Fact]
    public async Task A_custom_role_policy_is_used()
    {
        await using var services = With(services =>
        {
            services.AddPartnershipLifecycle();
            services.AddSingleton<IRolePolicy, NoOneMay>();
        });

        // Resume and ExtendSuspension are left out: an instance that was never suspended has no stage to return to.
        foreach (var trigger in Enum.GetValues<PartnershipTrigger>()
            .Except([PartnershipTrigger.Resume, ExtendSuspension]))
            Assert.Contains("ROL-01", await UnmetAsync(services, trigger, "A. Khan"));
    }

    [Fact]
    public async Task A_custom_role_policy_decides_about_memberships()
    {
        await using var services = With(services =>
        {
            services.AddPartnershipLifecycle();
            services.AddSingleton<IRolePolicy, NoOneMay>();
        });
        using var scope = services.CreateScope();
        var memberships = scope.ServiceProvider.GetRequiredService<
            ILifecycle<MembershipStage, MembershipTrigger, Membership>
        >();
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
        partnership.Members.UseLifecycle(memberships.Definition, memberships.Options);

        var thrown = Assert.Throws<EntryRefusedException>(() =>
            partnership.Members.Commit("City Council", "letter", DateTimeOffset.UnixEpoch, "A. Khan"));

        Assert.Equal(["ROL-02"], thrown.Report.Blocking.Select(line => line.Criterion.Id));
    }

    [Fact]
    public async Task A_profile_also_applies_when_the_application_registers_its_own_waiver_authority()
    {
        await using var services = With(services =>
        {
            services.AddSingleton(new WaiverAuthority(new PartnershipLifecycle()));
            services.Configure<PartnershipLifecycleOptions>(options => options.Profile = PartnershipProfile.Light);
            services.AddPartnershipLifecycle();
        });

        var criteria = services
            .GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>()
            .Graph.Criteria;

        Assert.Equal(Severity.Advisory, criteria.Single(criterion => criterion.Id == "DEV-02").Severity);
    }

    private sealed class NoOneMay : IRolePolicy
    {
        public string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor) =>
            "No one may.";

        public string? ReasonAgainst(
            Partnership partnership, Partner partner, MembershipTrigger trigger, string? actor) => "No one may.";
    }
}
