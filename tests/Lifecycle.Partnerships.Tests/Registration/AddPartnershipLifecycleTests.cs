using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Lifecycle.Partnerships.PartnershipStage;
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
        var stage = lifecycle.Graph.Transitions.First(way => way.Trigger.Key == trigger).From.Key;
        var instance = lifecycle.Resume(new("Warm Homes", "City Council", Sector.LocalGovernment), new(stage, 0));
        var report = await instance.EvaluateAsync(trigger, new() { Actor = actor });
        return [.. report.Lines.Where(line => line.Verdict != Verdict.Met).Select(line => line.Criterion.Id)];
    }

    [Fact]
    public async Task It_is_registered_as_it_comes()
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
    public async Task A_profile_scales_it_once_however_often_it_is_registered()
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
    public async Task A_profile_that_does_not_exist_is_an_error_of_the_configuration()
    {
        await using var services = With(services =>
            services.AddPartnershipLifecycle(options => options.Profile = (PartnershipProfile)9));

        var thrown = Assert.ThrowsAny<OptionsValidationException>(() =>
            services.GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>());

        Assert.Contains("is to be Standard, Light or Significant", thrown.Message);
    }

    [Fact]
    public async Task Criteria_are_plugged_in_from_outside()
    {
        await using var services = With(services => services.AddPartnershipLifecycle()
            .AddEntryCriterion<PooledFundsAreScheduled>(entering: Implementation)
            .SwitchOff("IMP-08"));

        var unmet = await UnmetAsync(services, ReachAgreement);

        Assert.Contains("IMP-09", unmet);
        Assert.DoesNotContain("IMP-08", unmet);
    }

    [Fact]
    public async Task A_role_policy_of_ones_own_is_asked()
    {
        await using var services = With(services =>
        {
            services.AddPartnershipLifecycle();
            services.AddSingleton<IRolePolicy, NobodyMay>();
        });

        // Resume is left out, since an instance without a past has nowhere to return to.
        foreach (var trigger in Enum.GetValues<PartnershipTrigger>().Except([PartnershipTrigger.Resume]))
            Assert.Contains("ROL-01", await UnmetAsync(services, trigger, "A. Khan"));
    }

    [Fact]
    public async Task A_profile_also_holds_where_the_application_has_a_waiver_authority_of_its_own()
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

    private sealed class NobodyMay : IRolePolicy
    {
        public string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor) =>
            "Nobody may.";
    }
}
