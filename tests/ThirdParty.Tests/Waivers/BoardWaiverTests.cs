using Lifecycle.Partnerships;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;
using static ThirdParty.Tests.Containers;

namespace ThirdParty.Tests.Waivers;

/// <summary>The board grants waivers instead of the sponsor, and never for more than a fortnight.</summary>
public class BoardWaiverTests
{
    private const string Board = "Care Board";

    private static readonly Waiver Fortnight = new("INS-01", Board, "The insurer is slow.", Monday, Monday.AddDays(14));

    private static ServiceProvider Funder() => Container(services =>
    {
        services.AddScoped<IWaiverPolicy, BoardDecides>();
        services.AddPartnershipLifecycle(CareNetwork.Light).AddEntryCriterion<WorkIsInsured>(entering: Fulfilment);
    });

    [Fact]
    public async Task A_waiver_that_the_policy_refuses_is_not_granted()
    {
        await using var container = Funder();
        await using var scope = container.CreateAsyncScope();
        var authority = scope.ServiceProvider.GetRequiredService<WaiverAuthority>();
        var partnership = new CareNetwork(scope.ServiceProvider).Partnership;
        partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director");

        var bySponsor = Assert.Throws<WaiverRefusedException>(() =>
            authority.Grant(partnership, Fortnight with { GrantedBy = "Director" }, requestedBy: CareNetwork.Manager));
        var forAMonth = Assert.Throws<WaiverRefusedException>(() =>
            authority.Grant(
                partnership,
                Fortnight with
                {
                    ExpiresAt = Monday.AddDays(30),
                },
                requestedBy: CareNetwork.Manager));

        Assert.Equal(
            "The waiver of INS-01 was not granted. Only the board grants waivers, not Director.",
            bySponsor.Message);
        Assert.Equal("The waiver of INS-01 was not granted. The board grants at most 14 days.", forAMonth.Message);
        Assert.Empty(partnership.Waivers);
    }

    [Fact]
    public async Task An_added_criterion_is_waived_while_the_waiver_is_in_force()
    {
        await using var container = Funder();
        await using var scope = container.CreateAsyncScope();
        var network = await new CareNetwork(scope.ServiceProvider).GoToAsync(Implementation);
        Assert.Equal(["INS-01 The work is not insured. Take out a policy."], await network.RefusalOf(Launch));

        scope
            .ServiceProvider.GetRequiredService<WaiverAuthority>()
            .Grant(network.Partnership, Fortnight, requestedBy: CareNetwork.Manager);
        var during = await network.Instance.EvaluateAsync(Launch, new() { Actor = CareNetwork.Manager });
        container.Clock().Advance(TimeSpan.FromDays(14));

        Assert.Equal(
            (true, Verdict.Waived),
            (during.Passed, during.Lines.Single(line => line.Criterion.Id == "INS-01").Verdict));
        Assert.Equal([Fortnight], network.Partnership.ExpiredWaivers(network.Now));
        Assert.Equal(["INS-01 The work is not insured. Take out a policy."], await network.RefusalOf(Launch));
    }

    private sealed class BoardDecides : IWaiverPolicy
    {
        public string? ReasonAgainst(Partnership partnership, Waiver waiver, string requestedBy) =>
            waiver.GrantedBy != Board ? $"Only the board grants waivers, not {waiver.GrantedBy}."
            : waiver.ExpiresAt is not { } end || end - waiver.GrantedAt > TimeSpan.FromDays(14)
                ? "The board grants at most 14 days."
            : null;
    }

    [Criterion("INS-01", "The work is insured", Severity = Severity.Waivable)]
    private sealed class WorkIsInsured : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
            CriterionResult.Unmet("The work is not insured.", "Take out a policy.");
    }
}
