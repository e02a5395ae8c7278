using Lifecycle.Partnerships;
using static ThirdParty.Tests.Containers;

namespace ThirdParty.Tests.Memberships;

/// <summary>An organisation cannot commit before it is vetted.</summary>
public class VettingTests
{
    private static ServiceProvider Charity() => Container(services =>
    {
        services.AddScoped<VettedOrganisations>();
        services.AddPartnershipLifecycle();
        services.AddLifecycle<MembershipLifecycle, MembershipStage, MembershipTrigger, Membership>()
            .AddEntryCriterion<PartnerIsVetted>(entering: MembershipStage.Committed);
    });

    [Fact]
    public async Task A_partner_can_commit_once_it_is_vetted()
    {
        await using var container = Charity();
        await using var scope = container.CreateAsyncScope();
        var network = new CareNetwork(scope.ServiceProvider);
        var (partnership, now) = (network.Partnership, network.Now);
        var memberships = scope.ServiceProvider.GetRequiredService<
            ILifecycle<MembershipStage, MembershipTrigger, Membership>
        >();
        partnership.Members.UseLifecycle(memberships.Definition, memberships.Options);
        partnership.Members.RecordEngagement(CareNetwork.Hospital, "First talk.", now);

        var refused = Assert.Throws<EntryRefusedException>(() =>
            partnership.Members.Commit(CareNetwork.Hospital, "letter", now));
        Assert.Equal(["VET-01 City Hospital is not vetted. Vet it."], refused.Report.Blocking());
        Assert.Equal(MembershipStage.Engaged, partnership.Members[CareNetwork.Hospital].Stage);

        scope.ServiceProvider.GetRequiredService<VettedOrganisations>().Add(CareNetwork.Hospital);
        partnership.Members.Commit(CareNetwork.Hospital, "letter", now);

        Assert.Equal(MembershipStage.Committed, partnership.Members[CareNetwork.Hospital].Stage);
    }

    [Fact]
    public async Task It_is_added_to_the_existing_criteria()
    {
        await using var container = Charity();

        var memberships = container.GetRequiredService<
            LifecycleDefinition<MembershipStage, MembershipTrigger, Membership>
        >();
        var commit = memberships.Graph.TransitionsFrom(MembershipStage.Engaged, MembershipTrigger.Commit).Single();

        Assert.Equal(
            ["MEM-01", "MEM-07", "ROL-02", "VET-01"], commit.Criteria.Select(criterion => criterion.Id).Order());
    }

    private sealed class VettedOrganisations : HashSet<string>;

    [Criterion("VET-01", "The partner is vetted")]
    private sealed class PartnerIsVetted(VettedOrganisations vetted) : EntryCriterion<Membership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Membership> context) =>
            vetted.Contains(context.Subject.Partner.Name)
                ? CriterionResult.Met()
                : CriterionResult.Unmet($"{context.Subject.Partner} is not vetted.", "Vet it.");
    }
}
