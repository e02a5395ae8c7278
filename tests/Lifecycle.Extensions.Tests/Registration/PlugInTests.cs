using static Lifecycle.Extensions.Tests.Containers;
using static Lifecycle.Extensions.Tests.GrantStage;
using static Lifecycle.Extensions.Tests.GrantTrigger;

namespace Lifecycle.Extensions.Tests.Registration;

/// <summary>How a library wraps the registration of its own lifecycle, with what its user may then write.</summary>
internal static class GrantServiceCollectionExtensions
{
    public static LifecycleRegistration<GrantStage, GrantTrigger, Grant> AddGrantLifecycle(
        this IServiceCollection services, Action<LifecycleOptions>? configure = null) =>
        services.AddLifecycle<GrantLifecycle, GrantStage, GrantTrigger, Grant>(configure);
}

public class PlugInTests
{
    private static readonly Grant Poor = new() { Referees = 1, HasSummary = false };

    [Fact]
    public async Task A_criterion_is_plugged_in_for_entering_a_stage()
    {
        using var container = Container(services => services
            .AddGrantLifecycle(options => options.KeepHistory = false)
            .AddEntryCriterion<EthicsApproval>(entering: Awarded));

        Assert.Equal(["ETH-01 Mandatory"], await container.UnmetBy(Submitted, Award));
    }

    [Fact]
    public async Task A_criterion_is_plugged_in_for_one_transition()
    {
        using var container = Container(services =>
            services.AddGrantLifecycle().AddEntryCriterion<EthicsApproval>(on: Close, from: Awarded));

        Assert.Equal(["ETH-01 Mandatory"], await container.UnmetBy(Awarded, Close));
        Assert.Empty(await container.UnmetBy(Draft, Close));
    }

    [Fact]
    public async Task A_criterion_is_replaced()
    {
        using var container = Container(services => services.AddGrantLifecycle().Replace<ThreeReferees>("SUB-02"));

        Assert.Equal(["SUB-02 Waivable"], await container.UnmetBy(Draft, Submit));
    }

    [Fact]
    public async Task The_untyped_registration_tightens_and_switches_off_criteria()
    {
        using var container = Container(services => services
            .AddLifecycle<GrantLifecycle>()
            .SetSeverity("SUB-02", Severity.Mandatory)
            .SwitchOff("SUB-03"));

        Assert.Equal(["SUB-02 Mandatory"], await container.UnmetBy(Draft, Submit, Poor));
    }

    [Fact]
    public async Task Criteria_are_changed_with_the_help_of_services()
    {
        using var container = Container(services =>
        {
            services.AddSingleton("SUB-03");
            services
                .AddGrantLifecycle()
                .Change((criteria, provider) => criteria.SwitchOff(provider.GetRequiredService<string>()));
        });

        Assert.Equal(["SUB-02 Waivable"], await container.UnmetBy(Draft, Submit, Poor));
    }

    [Fact]
    public async Task Several_parties_plug_into_one_lifecycle()
    {
        using var container = Container(services =>
        {
            services.AddGrantLifecycle().AddEntryCriterion<EthicsApproval>(entering: Submitted);
            services.AddGrantLifecycle().SwitchOff("SUB-03");
        });

        Assert.Equal(["SUB-02 Waivable", "ETH-01 Mandatory"], await container.UnmetBy(Draft, Submit, Poor));
    }

    [Fact]
    public void Every_fault_of_the_changes_is_reported_at_once_with_the_name_of_the_lifecycle()
    {
        using var container = Container(services => services
            .AddGrantLifecycle()
            .SwitchOff("SUB-01")
            .SetSeverity("XXX-01", Severity.Mandatory)
            .AddEntryCriterion<EthicsApproval>(on: Award, from: Draft));
        using var scope = container.CreateScope();

        Assert.Equal(
            [
                "GrantLifecycle: Criterion SUB-01 is mandatory; it cannot be switched off.",
                "GrantLifecycle: There is no criterion XXX-01 to change. The criteria are SUB-01, SUB-02, SUB-03, "
                    + "AWD-01.",
                "GrantLifecycle: Draft on Award: has no transition declared there, so ETH-01 cannot be added to it.",
            ],
            Assert.Throws<LifecycleConfigurationException>(scope.ServiceProvider.Grants).Faults);
    }
}
