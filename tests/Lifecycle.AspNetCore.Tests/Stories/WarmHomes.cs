using Lifecycle.Partnerships;

namespace Lifecycle.AspNetCore.Tests.Stories;

/// <summary>A partnership of which all is recorded that it needs up to its launch.</summary>
internal static class WarmHomes
{
    public const string Manager = "A. Khan";

    private const string Council = "City Council";
    private const string Trust = "Health Trust";

    public static Partnership ReadyToLaunch()
    {
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var (today, year) = (DateOnly.FromDateTime(now.UtcDateTime), now.Year);
        var homes = new Partnership("Warm Homes", Council, Sector.LocalGovernment);

        homes.StateObjective("Fewer cold homes", "The trust gains the health benefits, the council owns the homes.");
        homes.AddDeliverable("Boilers and insulation");
        homes.Members.Add(Trust, Sector.Health);
        homes.Governance.Appoint(PartnershipRole.Sponsor, "Director");
        homes.RecordReadiness("Ready, except for data sharing.");
        homes.RecordRegisterSearch("None found.");

        homes.Agreement.Draft("agreement.pdf", new("3 months", "by the board", "by all partners"), now);
        homes.StateJointAims(new("1,000 people out of fuel poverty", AreConsistent: true, AreRealistic: true));
        foreach (var partner in new[] { Council, Trust })
        {
            homes.Members.RecordEngagement(partner, "Talks.", now);
            homes.Members.Commit(partner, $"letter of {partner}", now);
            homes.Members.RecordDueDiligence(partner, "Accounts are in order.", "None.");
            homes.Members.RecordContribution(partner, "£100,000", "Funder");
            homes.Members.AcknowledgeAims(partner);
            homes.Agreement.Sign(1, partner, now);
        }

        homes.Benefits.Add(new("Warmth", new ReachMeasure("People out of fuel poverty", "people", "Fewer admissions"))
        {
            Baseline = new(0, today),
            Target = new(1000, new(year + 1, 12, 31)),
            Owner = Manager,
        });
        homes.Risks.Add(new("Grants dry up", RiskCategory.Resources, 3, 4, "Treasurer"));

        homes.Governance.Adopt(new("Warm Homes Board", "Two of three", "By consent"));
        homes.Governance.Appoint(PartnershipRole.Manager, Manager);
        homes.Governance.Appoint(PartnershipRole.AccountableBody, Council);
        homes.ConfirmResources("cabinet minute 12");
        homes.AdoptPlan(new([new("First 100 homes", new(year + 1, 6, 30))], ["People out of fuel poverty"]));
        homes.AdoptMonitoring(new(["Households out of fuel poverty"], [new(year + 1, 9, 30)]));
        homes.Governance.AssignBoundarySpanner(new("J. Osei", [Council, Trust])
        {
            Relationships = SkillLevel.Practised,
            ManagingWithoutHierarchy = SkillLevel.Practised,
            ManagingComplexity = SkillLevel.Developing,
        });
        homes.Governance.PublishAccountability(new("Annual report", "Ombudsman"));
        return homes;
    }
}
