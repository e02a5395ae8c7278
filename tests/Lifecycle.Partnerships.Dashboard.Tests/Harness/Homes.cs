namespace Lifecycle.Partnerships.Dashboard.Tests.Harness;

/// <summary>A partnership of which all is recorded that it needs up to its launch.</summary>
internal static class Homes
{
    public const string Manager = "A. Khan";
    public const string Sponsor = "Director";
    public const string Council = "City Council";
    public const string Trust = "Health Trust";

    /// <param name="name">The name.</param>
    /// <param name="now">When it is recorded.</param>
    public static Partnership ReadyToLaunch(string name, DateTimeOffset now)
    {
        var (today, year) = (DateOnly.FromDateTime(now.UtcDateTime), now.Year);
        var homes = Begun(name);
        homes.Agreement.Draft(
            "agreement.pdf",
            new("3 months", "by the board", "by all partners")
            {
                Term = new(today, new(year + 3, 3, 31)) { NoticeDays = 90, Renewal = "By variation" },
            },
            now);
        homes.StateJointAims(new("1,000 people out of fuel poverty", AreConsistent: true, AreRealistic: true));
        foreach (var partner in new[] { Council, Trust })
        {
            homes.Members.RecordEngagement(partner, "Talks.", now);
            homes.Members.Commit(partner, $"letter of {partner}", now);
            homes.Members.RecordDueDiligence(partner, "Accounts are in order.", "None.");
            homes.Members.RecordContribution(partner, "Funding", "Funder", new(100_000, "GBP"));
            homes.Members.AcknowledgeAims(partner);
            homes.Agreement.Sign(1, partner, now);
        }

        homes.Benefits.Add(new("Warmth", new ReachMeasure("People out of fuel poverty", "people", "Fewer admissions"))
        {
            Baseline = new(0, today.AddYears(-1)),
            Target = new(1000, new(year + 1, 12, 31)),
            Owner = Manager,
        });
        homes.Risks.Add(new("Grants dry up", RiskCategory.Resources, 3, 4, "Treasurer", "Several funders"));
        homes.Governance.Adopt(new("Warm Homes Board", "Two of three", "By consent"));
        homes.Governance.Appoint(PartnershipRole.Manager, Manager, now);
        homes.Governance.Appoint(PartnershipRole.AccountableBody, Council, now);
        homes.ConfirmResources("cabinet minute 12");
        homes.AdoptPlan(new([new("First 100 homes", new(year + 1, 6, 30))], ["People out of fuel poverty"]));
        homes.AdoptMonitoring(new(["Households out of fuel poverty"], [new(year + 1, 9, 30)]));
        homes.Governance.PublishAccountability(new("Annual report", "Ombudsman"));
        return homes;
    }

    /// <summary>A partnership with what its development needs.</summary>
    public static Partnership Begun(string name)
    {
        var homes = new Partnership(name, Council, Sector.LocalGovernment);
        homes.StateObjective("Fewer cold homes", "The trust gains the health benefits, the council owns the homes.");
        homes.AddDeliverable("Boilers and insulation");
        homes.Members.Add(Trust, Sector.Health, "National Health Service");
        homes.Governance.Appoint(PartnershipRole.Sponsor, Sponsor);
        homes.RecordReadiness("Ready, except for data sharing.");
        homes.RecordRegisterSearch("None found.");
        return homes;
    }
}
