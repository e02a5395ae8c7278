using Lifecycle.Partnerships;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace ThirdParty.Tests;

/// <summary>
/// A partnership in the lifecycle that a scope resolves. Records everything that the light profile requires.
/// </summary>
internal sealed class CareNetwork
{
    public const string Council = "City Council";
    public const string Hospital = "City Hospital";
    public const string Manager = "A. Khan";

    private readonly IServiceProvider _scope;

    public CareNetwork(IServiceProvider scope)
    {
        _scope = scope;
        Partnership = new("Care Network", Council, Sector.LocalGovernment, clock: scope.Clock());
        Instance = scope
            .GetRequiredService<ILifecycle<PartnershipStage, PartnershipTrigger, Partnership>>()
            .Start(Partnership);
        Partnership.StateObjective(
            "No one waits for care at home",
            "The hospital discharges patients, the council provides care.");
        Partnership.Members.Add(Hospital, Sector.Health);
        Partnership.Governance.Appoint(PartnershipRole.Manager, Manager);
    }

    public Partnership Partnership { get; }

    public LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> Instance { get; }

    public DateTimeOffset Now => _scope.Clock().GetUtcNow();

    public static Action<PartnershipLifecycleOptions> Light => options => options.Profile = PartnershipProfile.Light;

    public async Task<CareNetwork> GoToAsync(PartnershipStage stage)
    {
        if (stage == Preparation)
            return this;

        await FireAsync(BeginDevelopment);
        Agree();
        if (stage == Development)
            return this;

        await FireAsync(ReachAgreement);
        Establish();
        if (stage == Implementation)
            return this;

        await FireAsync(Launch);
        return this;
    }

    public async Task FireAsync(PartnershipTrigger trigger, object? payload = null, string actor = Manager) =>
        await Instance.FireAsync(trigger, new() { Actor = actor, Payload = payload });

    /// <summary>Fires a trigger that is refused, and returns the blocking criteria with reason and remedy.</summary>
    public async Task<string[]> RefusalOf(PartnershipTrigger trigger, object? payload = null, string actor = Manager)
    {
        var result = await Instance.TryFireAsync(trigger, new() { Actor = actor, Payload = payload });
        Assert.Equal(TransitionOutcome.Refused, result.Outcome);
        return result.Report.Blocking();
    }

    private void Agree()
    {
        Partnership.StateJointAims(new("Home within a day", AreConsistent: true, AreRealistic: true));
        Partnership.Agreement.Draft("agreement.pdf", new("3 months", "by the board", "by all partners"), Now);
        foreach (var partner in new[] { Council, Hospital })
        {
            Partnership.Members.RecordEngagement(partner, "Talks.", Now, Manager);
            Partnership.Members.Commit(partner, $"letter of {partner}", Now, Manager);
            Partnership.Members.AcknowledgeAims(partner);
            Partnership.Agreement.Sign(1, partner, Now);
        }
    }

    private void Establish()
    {
        Partnership.Governance.Adopt(new("Care Board", "Both partners", "By consent"));
        Partnership.AdoptMonitoring(new(["Days waited"], [new(2026, 12, 31)]));
    }
}
