using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Organisations are renamed, succeeded and merged, and the record goes on.</summary>
public class OrganisationTests
{
    private const string Board = "Integrated Care Board";

    private static readonly OrganisationSuccession Novation = new(Board, "Health and Care Act 2022, transfer scheme");

    private static async Task<WarmHomes> FulfilledAsync()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Governance.Appoint(PartnershipRole.AccountableBody, WarmHomes.Trust);
        return homes;
    }

    private static void AssertRestorable(WarmHomes homes)
    {
        var json = homes.Partnership.ToJson();
        Assert.Equal(json, Partnership.FromJson(json, homes.Clock).ToJson());
    }

    [Fact]
    public async Task A_renamed_partner_keeps_its_id_its_signature_and_its_roles_and_is_found_by_both_names()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        var id = partnership.Members[WarmHomes.Trust].Id;

        partnership.Members.Rename(WarmHomes.Trust, "Foundation Trust", homes.Now, "A. Khan");

        var renamed = partnership.Members["foundation trust"];
        Assert.Equal((id, "Foundation Trust"), (renamed.Id, renamed.Name));
        Assert.Same(renamed, partnership.Members[WarmHomes.Trust]);
        Assert.Equal([new FormerName(WarmHomes.Trust, homes.Now, null, "A. Khan")], renamed.FormerNames);
        Assert.True(partnership.Agreement.InForce!.IsSignedBy(renamed));
        Assert.Contains("Foundation Trust", partnership.Governance.HoldersOf(PartnershipRole.AccountableBody));
        Assert.Equal(3, partnership.Members.IndependentParties);
        AssertRestorable(homes);
        await homes.Move(Suspend, payload: homes.Notice);
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);
        Assert.Equal(Fulfilment, homes.Instance.Stage);
    }

    [Fact]
    public async Task No_one_else_may_take_a_name_that_a_partner_has_or_had()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.Members.Rename(WarmHomes.Trust, "Foundation Trust", homes.Now);

        Assert.Equal(PartnershipRule.NameIsUnique, Assert.Throws<PartnershipRuleException>(() =>
            homes.Partnership.Members.Add(WarmHomes.Trust, Sector.Health)).Rule);
        Assert.Equal(PartnershipRule.NameIsUnique, Assert.Throws<PartnershipRuleException>(() =>
            homes.Partnership.Members.Rename(WarmHomes.Charity, WarmHomes.Trust, homes.Now)).Rule);
        homes.Partnership.Members.Rename("Foundation Trust", WarmHomes.Trust, homes.Now);
        Assert.Equal(WarmHomes.Trust, homes.Partnership.Members["Foundation Trust"].Name);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task The_initiator_can_be_renamed()
    {
        var homes = await FulfilledAsync();

        homes.Partnership.Members.Rename(WarmHomes.Council, "Unitary Council", homes.Now);

        Assert.Equal("Unitary Council", homes.Partnership.Initiator);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_successor_takes_over_membership_signature_and_roles_by_a_novation()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        Assert.Equal(["ROL-02"], RefusalOf(() =>
            partnership.Members.Succeed(WarmHomes.Trust, Novation, homes.Now, "J. Osei")));
        Assert.Equal(["MEM-10"], RefusalOf(() => partnership.Members.Succeed(
            WarmHomes.Trust, Novation with { Document = null }, homes.Now, WarmHomes.Manager)));
        Assert.Equal(["MEM-10"], RefusalOf(() => partnership.Members.Succeed(
            WarmHomes.Trust, Novation with { Successor = WarmHomes.Charity }, homes.Now, WarmHomes.Manager)));

        var checks = partnership.Members[WarmHomes.Trust].DueDiligence;
        partnership.Members.Succeed(WarmHomes.Trust, Novation, homes.Now, WarmHomes.Manager);

        var successor = partnership.Members[Board];
        Assert.Equal(MembershipStage.Active, successor.Stage);
        var former = Assert.Single(successor.FormerNames);
        Assert.Equal((Novation.Document, checks), (former.Document, former.DueDiligence));
        Assert.Null(successor.DueDiligence);
        Assert.True(partnership.Agreement.InForce!.IsSignedBy(successor));
        Assert.Contains(Board, partnership.Governance.HoldersOf(PartnershipRole.AccountableBody));
        Assert.DoesNotContain(WarmHomes.Trust, partnership.Governance.HoldersOf(PartnershipRole.AccountableBody));
        var portfolio = await Portfolio.OfAsync(Board, [homes.Instance], homes.Now);
        Assert.Single(portfolio.Entries);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task The_due_diligence_on_a_predecessor_does_not_count_for_its_successor()
    {
        var homes = await new WarmHomes().GoTo(Implementation);
        homes.Partnership.Members.Succeed(WarmHomes.Trust, Novation, homes.Now, WarmHomes.Manager);

        var lapses = (await StandingConditions.OfAsync(new PartnershipLifecycle(), homes.Partnership, Implementation))
            .Lapses;
        Assert.Equal(["IMP-05"], lapses.Select(lapse => lapse.CriterionId));
        Assert.Contains(Board, lapses[0].Reason);
        homes.Partnership.Members.RecordDueDiligence(Board, "Statutory body.", "None.");

        Assert.Empty((await StandingConditions.OfAsync(
            new PartnershipLifecycle(), homes.Partnership, Implementation)).Lapses);
    }

    [Fact]
    public async Task A_successor_has_its_own_identifier_and_that_of_the_predecessor_stays_with_its_name()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.Members.Identify(WarmHomes.Trust, "RXA");

        homes.Partnership.Members.Succeed(
            WarmHomes.Trust, Novation with { ExternalId = "QOP" }, homes.Now, WarmHomes.Manager);

        var successor = homes.Partnership.Members[Board];
        Assert.Equal(("QOP", "RXA"), (successor.ExternalId, successor.FormerNames[0].ExternalId));
        homes.Partnership.Members.Succeed(Board, new("Regional Board", "order.pdf"), homes.Now, WarmHomes.Manager);
        Assert.Null(homes.Partnership.Members["Regional Board"].ExternalId);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_role_can_be_taken_from_a_partner_under_any_of_its_names()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.Members.Rename(WarmHomes.Trust, "Foundation Trust", homes.Now);
        homes.Partnership.Governance.Appoint(PartnershipRole.AccountableBody, WarmHomes.Trust);
        Assert.Single(homes.Partnership.Governance.HoldersOf(PartnershipRole.AccountableBody), "Foundation Trust");

        homes.Partnership.Governance.Dismiss(PartnershipRole.AccountableBody, WarmHomes.Trust);

        Assert.DoesNotContain(
            "Foundation Trust", homes.Partnership.Governance.HoldersOf(PartnershipRole.AccountableBody));
    }

    [Fact]
    public async Task The_parts_of_an_organisation_that_has_merged_are_no_longer_independent_of_the_other()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.Members.Add("Health Charity", Sector.Voluntary, partOf: WarmHomes.Trust);
        partnership.Members.RecordEngagement("Health Charity", "Talks.", homes.Now);
        partnership.Members.Commit("Health Charity", "letter", homes.Now);
        partnership.Agreement.Sign(1, "Health Charity", homes.Now);
        Assert.Equal(3, partnership.Members.IndependentParties);

        partnership.Members.Merge(
            WarmHomes.Trust, new(WarmHomes.Council, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(2, partnership.Members.IndependentParties);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_body_can_merge_into_its_own_part_which_is_independent_from_then_on()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.Members.Add("Health Charity", Sector.Voluntary, partOf: WarmHomes.Trust);
        partnership.Members.RecordEngagement("Health Charity", "Talks.", homes.Now);
        partnership.Members.Commit("Health Charity", "letter", homes.Now);

        partnership.Members.Merge(
            WarmHomes.Trust, new("Health Charity", "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Null(partnership.Members["Health Charity"].PartOf);
        Assert.Equal(3, partnership.Members.IndependentParties);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_boundary_spanner_goes_on_to_link_the_partner_that_another_has_merged_into()
    {
        var homes = await FulfilledAsync();

        homes.Partnership.Members.Merge(
            WarmHomes.Trust, new(WarmHomes.Charity, "order.pdf"), homes.Now, WarmHomes.Manager);

        var standing = await StandingConditions.OfAsync(new PartnershipLifecycle(), homes.Partnership, Fulfilment);
        Assert.Empty(standing.Lapses);
    }

    [Fact]
    public async Task A_partner_that_merges_into_another_is_over_and_the_other_takes_over()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.Members.Add(Board, Sector.Health);
        Assert.Equal(["MEM-09"], RefusalOf(() => partnership.Members.Merge(
            WarmHomes.Trust, new(Board, "order.pdf"), homes.Now, WarmHomes.Manager)));
        partnership.Members.RecordEngagement(Board, "Merger.", homes.Now);
        partnership.Members.Commit(Board, "letter", homes.Now);

        partnership.Members.Merge(WarmHomes.Trust, new(Board, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(MembershipStage.Merged, partnership.Members[WarmHomes.Trust].Stage);
        Assert.Equal(MembershipStage.Active, partnership.Members[Board].Stage);
        Assert.Equal(WarmHomes.Trust, partnership.Agreement.InForce!.Signatures[^1].NovatedFrom);
        Assert.Contains(Board, partnership.Governance.HoldersOf(PartnershipRole.AccountableBody));
        Assert.Equal(3, partnership.Members.IndependentParties);
        Assert.Equal($"Health Trust has merged into {Board}.", Assert.Single(partnership.Reviews.Calls).Reason);
        Assert.Throws<PartnershipRuleException>(() => partnership.Members.InviteAgain(WarmHomes.Trust, homes.Now));
        Assert.Empty((await Portfolio.OfAsync(WarmHomes.Trust, [homes.Instance], homes.Now)).Entries);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_merger_of_two_parties_leaves_one_party_fewer()
    {
        var homes = await FulfilledAsync();

        homes.Partnership.Members.Merge(
            WarmHomes.Trust, new(WarmHomes.Charity, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(2, homes.Partnership.Members.IndependentParties);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_portfolio_includes_the_parts_of_an_organisation_where_asked()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.Members.Add("Public Health Team", Sector.Health, partOf: "Region");

        Assert.Empty((await Portfolio.OfAsync("Region", [homes.Instance], homes.Now)).Entries);
        Assert.Single((await Portfolio.OfAsync(
            "Region", [homes.Instance], homes.Now, new() { IncludesParts = true })).Entries);
    }

    [Theory]
    [InlineData("Region")]
    [InlineData("Integrated Care Board")]
    public async Task A_body_that_succeeds_its_own_part_or_a_part_of_it_is_independent(string partOf)
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.Members.Add("Region", Sector.Health, partOf: Board);
        partnership.Members.Add("Clinic", Sector.Health, partOf);
        partnership.Members.RecordEngagement("Clinic", "Talks.", homes.Now);
        partnership.Members.Commit("Clinic", "letter", homes.Now);

        partnership.Members.Succeed("Clinic", Novation, homes.Now, WarmHomes.Manager);

        var successor = partnership.Members[Board];
        Assert.Null(successor.PartOf);
        var change = Assert.Single(partnership.Changes, change => change.What == "body");
        Assert.Equal((Board, $"\"{partOf}\""), (change.Item, change.Before));
        Assert.Contains(successor, partnership.Members.External);
        await homes.Instance.EvaluateAsync(Suspend, new() { Actor = WarmHomes.Manager, Payload = homes.Notice });
        AssertRestorable(homes);
    }

    [Theory]
    [InlineData("Region")]
    [InlineData("integrated care board")]
    public async Task No_partner_is_renamed_into_the_body_that_it_belongs_to(string partOf)
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.Members.Add("Region", Sector.Health, partOf: Board);
        partnership.Members.Add("Clinic", Sector.Health, partOf);
        var record = partnership.Record;

        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            partnership.Members.Rename("Clinic", Board, homes.Now));

        Assert.Equal(PartnershipRule.BodyIsNotItsOwnPart, thrown.Rule);
        Assert.Same(record, partnership.Record);
        partnership.Members.Rename("Clinic", "Clinics", homes.Now);
        Assert.Equal(partOf, partnership.Members["Clinics"].PartOf);
    }

    [Fact]
    public async Task A_merger_dated_before_the_agreement_passes_on_no_signature_older_than_the_text_or_the_first_one()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        var order = homes.Now.AddDays(-1000);
        partnership.Members.Add(Board, Sector.Health);
        partnership.Members.RecordEngagement(Board, "Merger.", homes.Now);
        partnership.Members.Commit(Board, "letter", homes.Now);
        partnership.Agreement.Draft("amendment.pdf", new(), homes.Now.AddDays(-3));
        partnership.Agreement.Sign(2, WarmHomes.Trust, homes.Now);

        partnership.Members.Merge(WarmHomes.Trust, new(Board, "order.pdf"), order, WarmHomes.Manager);

        foreach (var version in partnership.Agreement.Versions)
        {
            var given = version.Signatures.Single(signature => signature.Partner == WarmHomes.Trust);
            var novated = Assert.Single(version.Signatures, signature => signature.NovatedFrom is not null);
            Assert.Equal((Board, given.At), (novated.Partner, novated.At));
        }

        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_role_passes_on_however_its_holder_is_spelt_and_only_to_an_heir_that_does_not_hold_it()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var partnership = homes.Partnership;
        partnership.Governance.Appoint(PartnershipRole.AccountableBody, "health  trust ");
        partnership.Governance.Appoint(PartnershipRole.Reviewer, WarmHomes.Trust);
        partnership.Governance.Appoint(PartnershipRole.Reviewer, " age  charity");

        partnership.Members.Merge(
            WarmHomes.Trust, new(WarmHomes.Charity, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(
            [WarmHomes.Council, WarmHomes.Charity], partnership.Governance.HoldersOf(PartnershipRole.AccountableBody));
        Assert.Equal([" age  charity"], partnership.Governance.HoldersOf(PartnershipRole.Reviewer));
        AssertRestorable(homes);
    }

    private static string[] RefusalOf(Action act) =>
        [.. Assert.Throws<EntryRefusedException>(act).Report.Blocking.Select(line => line.Criterion.Id)];
}
