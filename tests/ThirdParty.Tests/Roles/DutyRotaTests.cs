using Lifecycle.Partnerships;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;
using static ThirdParty.Tests.Containers;

namespace ThirdParty.Tests.Roles;

/// <summary>The officer on duty decides, not the partnership manager.</summary>
public class DutyRotaTests
{
    private const string Officer = "J. Osei";

    private static ServiceProvider Hospital() => Container(services =>
    {
        services.AddScoped<Rota>();
        services.AddScoped<IRolePolicy, DutyRota>();
        services.AddPartnershipLifecycle(CareNetwork.Light);
    });

    [Theory]
    [InlineData(Preparation, BeginDevelopment, Development)]
    [InlineData(Development, ReachAgreement, Implementation)]
    [InlineData(Implementation, Launch, Fulfilment)]
    public async Task The_officer_on_duty_may_fire_and_the_manager_may_not(
        PartnershipStage from,
        PartnershipTrigger trigger,
        PartnershipStage to)
    {
        await using var container = Hospital();
        await using var scope = container.CreateAsyncScope();
        var rota = scope.ServiceProvider.GetRequiredService<Rota>();
        rota.OnDuty = CareNetwork.Manager;
        var network = await new CareNetwork(scope.ServiceProvider).GoToAsync(from);
        rota.OnDuty = Officer;

        Assert.Equal(
            ["ROL-01 J. Osei is on duty, not A. Khan. Have an authorised actor fire it."],
            await network.RefusalOf(trigger));

        await network.FireAsync(trigger, actor: Officer);

        Assert.Equal(to, network.Instance.Stage);
    }

    private sealed class Rota
    {
        public string? OnDuty { get; set; }
    }

    private sealed class DutyRota(Rota rota) : IRolePolicy
    {
        public string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor) =>
            ReasonAgainst(actor);

        public string? ReasonAgainst(
            Partnership partnership, Partner partner, MembershipTrigger trigger, string? actor) =>
            ReasonAgainst(actor);

        private string? ReasonAgainst(string? actor) =>
            actor == rota.OnDuty
                ? null
                : $"{rota.OnDuty ?? "No one"} is on duty, not {actor ?? "an unknown actor"}.";
    }
}
