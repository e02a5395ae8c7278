using Lifecycle.Partnerships;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;
using static ThirdParty.Tests.Containers;

namespace ThirdParty.Tests.Roles;

/// <summary>Whoever is on duty decides, and not the partnership manager.</summary>
public class DutyRotaTests
{
    private const string Officer = "J. Osei";

    private static ServiceProvider Hospital(
        Action<LifecycleRegistration<PartnershipStage, PartnershipTrigger, Partnership>>? plugIn = null) => Container(services =>
        {
            services.AddScoped<Rota>();
            services.AddScoped<IRolePolicy, DutyRota>();
            var registration = services.AddPartnershipLifecycle(CareNetwork.Light);
            plugIn?.Invoke(registration);
        });

    [Fact]
    public async Task The_officer_on_duty_fires_what_the_manager_may_no_longer()
    {
        await using var container = Hospital();
        await using var scope = container.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Rota>().OnDuty = Officer;
        var network = await new CareNetwork(scope.ServiceProvider).GoToAsync(Implementation);

        Assert.Equal(
            ["ROL-01 J. Osei is on duty, and not A. Khan. Have it fired by somebody who may."], await network.RefusalOf(Launch));

        await network.FireAsync(Launch, actor: Officer);

        Assert.Equal(Fulfilment, network.Instance.Stage);
    }

    [Fact]
    public async Task It_is_asked_about_a_trigger_that_nobody_guards_otherwise()
    {
        await using var container = Hospital(registration => registration.AddEntryCriterion<ActorMayFire>(on: ReachAgreement, from: Development));
        await using var scope = container.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Rota>().OnDuty = Officer;
        var network = await new CareNetwork(scope.ServiceProvider).GoToAsync(Development);

        Assert.Equal(
            ["ROL-01 J. Osei is on duty, and not A. Khan. Have it fired by somebody who may."], await network.RefusalOf(ReachAgreement));

        await network.FireAsync(ReachAgreement, actor: Officer);

        Assert.Equal(Implementation, network.Instance.Stage);
    }

    private sealed class Rota
    {
        public string? OnDuty { get; set; }
    }

    private sealed class DutyRota(Rota rota) : IRolePolicy
    {
        public string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor) =>
            actor == rota.OnDuty ? null : $"{rota.OnDuty ?? "Nobody"} is on duty, and not {actor ?? "an unknown actor"}.";
    }
}
