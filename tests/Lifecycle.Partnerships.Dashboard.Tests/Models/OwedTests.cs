using Lifecycle.Partnerships.Dashboard.Tests.Harness;

namespace Lifecycle.Partnerships.Dashboard.Tests.Models;

public class OwedTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow().AddMinutes(-1);

    [Fact]
    public void A_partner_that_has_done_its_part_owes_nothing()
    {
        var homes = Homes.ReadyToLaunch("Warm Homes", Now);

        Assert.Empty(OwedBy(Homes.Trust, homes));
    }

    [Fact]
    public void A_candidate_owes_its_commitment() =>
        Assert.Equal(["its commitment in writing"], OwedBy(Homes.Trust, Homes.Begun("Warm Homes")));

    [Fact]
    public void A_committed_partner_owes_aims_contribution_due_diligence_and_signature()
    {
        var homes = Homes.Begun("Warm Homes");
        homes.Members.RecordEngagement(Homes.Trust, "Talks.", Now);
        homes.Members.Commit(Homes.Trust, "letter", Now);
        homes.StateJointAims(new("Warm homes", AreConsistent: true, AreRealistic: true));
        homes.Agreement.Draft("agreement.pdf", new(), Now);

        Assert.Equal(
            [
                "its acknowledgement of the joint aims", "what it contributes", "its due diligence",
                "its signature on version 1 of the agreement",
            ],
            OwedBy(Homes.Trust, homes));
    }

    [Fact]
    public void A_partner_that_declined_owes_nothing()
    {
        var homes = Homes.Begun("Warm Homes");
        homes.Members.Decline(Homes.Trust, Now);

        Assert.Empty(OwedBy(Homes.Trust, homes));
    }

    private static IEnumerable<string> OwedBy(string partner, Partnership partnership) =>
        Owed.By(partnership.Members[partner], partnership);
}
