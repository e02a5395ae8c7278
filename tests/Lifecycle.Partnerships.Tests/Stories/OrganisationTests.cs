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
        homes.Partnership.Appoint(PartnershipRole.AccountableBody, WarmHomes.Trust);
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
        var id = partnership.Partner(WarmHomes.Trust).Id;

        partnership.RenamePartner(WarmHomes.Trust, "Foundation Trust", homes.Now, "A. Khan");

        var renamed = partnership.Partner("foundation trust");
        Assert.Equal((id, "Foundation Trust"), (renamed.Id, renamed.Name));
        Assert.Same(renamed, partnership.Partner(WarmHomes.Trust));
        Assert.Equal([new FormerName(WarmHomes.Trust, homes.Now, null, "A. Khan")], renamed.FormerNames);
        Assert.True(partnership.AgreementInForce!.IsSignedBy(renamed));
        Assert.Contains("Foundation Trust", partnership.HoldersOf(PartnershipRole.AccountableBody));
        Assert.Equal(3, partnership.IndependentParties);
        AssertRestorable(homes);
        await homes.Move(Suspend, payload: homes.Notice);
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);
        Assert.Equal(Fulfilment, homes.Instance.Stage);
    }

    [Fact]
    public async Task No_one_else_may_take_a_name_that_a_partner_has_or_had()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.RenamePartner(WarmHomes.Trust, "Foundation Trust", homes.Now);

        Assert.Equal(PartnershipRule.NameIsUnique, Assert.Throws<PartnershipRuleException>(() =>
            homes.Partnership.AddPartner(WarmHomes.Trust, Sector.Health)).Rule);
        Assert.Equal(PartnershipRule.NameIsUnique, Assert.Throws<PartnershipRuleException>(() =>
            homes.Partnership.RenamePartner(WarmHomes.Charity, WarmHomes.Trust, homes.Now)).Rule);
        homes.Partnership.RenamePartner("Foundation Trust", WarmHomes.Trust, homes.Now);
        Assert.Equal(WarmHomes.Trust, homes.Partnership.Partner("Foundation Trust").Name);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task The_initiator_can_be_renamed()
    {
        var homes = await FulfilledAsync();

        homes.Partnership.RenamePartner(WarmHomes.Council, "Unitary Council", homes.Now);

        Assert.Equal("Unitary Council", homes.Partnership.Initiator);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_successor_takes_over_membership_signature_and_roles_by_a_novation()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        Assert.Equal(["ROL-02"], RefusalOf(() =>
            partnership.SucceedPartner(WarmHomes.Trust, Novation, homes.Now, "J. Osei")));
        Assert.Equal(["MEM-10"], RefusalOf(() => partnership.SucceedPartner(
            WarmHomes.Trust, Novation with { Document = null }, homes.Now, WarmHomes.Manager)));
        Assert.Equal(["MEM-10"], RefusalOf(() => partnership.SucceedPartner(
            WarmHomes.Trust, Novation with { Successor = WarmHomes.Charity }, homes.Now, WarmHomes.Manager)));

        partnership.SucceedPartner(WarmHomes.Trust, Novation, homes.Now, WarmHomes.Manager);

        var successor = partnership.Partner(Board);
        Assert.Equal(MembershipStage.Active, successor.Stage);
        Assert.Equal(Novation.Document, Assert.Single(successor.FormerNames).Document);
        Assert.True(partnership.AgreementInForce!.IsSignedBy(successor));
        Assert.Contains(Board, partnership.HoldersOf(PartnershipRole.AccountableBody));
        Assert.DoesNotContain(WarmHomes.Trust, partnership.HoldersOf(PartnershipRole.AccountableBody));
        var portfolio = await Portfolio.OfAsync(Board, [homes.Instance], homes.Now);
        Assert.Single(portfolio.Entries);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_successor_has_its_own_identifier_and_that_of_the_predecessor_stays_with_its_name()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.Identify(WarmHomes.Trust, "RXA");

        homes.Partnership.SucceedPartner(
            WarmHomes.Trust, Novation with { ExternalId = "QOP" }, homes.Now, WarmHomes.Manager);

        var successor = homes.Partnership.Partner(Board);
        Assert.Equal(("QOP", "RXA"), (successor.ExternalId, successor.FormerNames[0].ExternalId));
        homes.Partnership.SucceedPartner(Board, new("Regional Board", "order.pdf"), homes.Now, WarmHomes.Manager);
        Assert.Null(homes.Partnership.Partner("Regional Board").ExternalId);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_role_can_be_taken_from_a_partner_under_any_of_its_names()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.RenamePartner(WarmHomes.Trust, "Foundation Trust", homes.Now);
        homes.Partnership.Appoint(PartnershipRole.AccountableBody, WarmHomes.Trust);
        Assert.Single(homes.Partnership.HoldersOf(PartnershipRole.AccountableBody), "Foundation Trust");

        homes.Partnership.Dismiss(PartnershipRole.AccountableBody, WarmHomes.Trust);

        Assert.DoesNotContain("Foundation Trust", homes.Partnership.HoldersOf(PartnershipRole.AccountableBody));
    }

    [Fact]
    public async Task The_parts_of_an_organisation_that_has_merged_are_no_longer_independent_of_the_other()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.AddPartner("Health Charity", Sector.Voluntary, partOf: WarmHomes.Trust);
        partnership.RecordEngagement("Health Charity", "Talks.", homes.Now);
        partnership.Commit("Health Charity", "letter", homes.Now);
        partnership.Sign(1, "Health Charity", homes.Now);
        Assert.Equal(3, partnership.IndependentParties);

        partnership.MergePartner(
            WarmHomes.Trust, new(WarmHomes.Council, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(2, partnership.IndependentParties);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_body_can_merge_into_its_own_part_which_is_independent_from_then_on()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.AddPartner("Health Charity", Sector.Voluntary, partOf: WarmHomes.Trust);
        partnership.RecordEngagement("Health Charity", "Talks.", homes.Now);
        partnership.Commit("Health Charity", "letter", homes.Now);

        partnership.MergePartner(
            WarmHomes.Trust, new("Health Charity", "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Null(partnership.Partner("Health Charity").PartOf);
        Assert.Equal(3, partnership.IndependentParties);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_boundary_spanner_goes_on_to_link_the_partner_that_another_has_merged_into()
    {
        var homes = await FulfilledAsync();

        homes.Partnership.MergePartner(
            WarmHomes.Trust, new(WarmHomes.Charity, "order.pdf"), homes.Now, WarmHomes.Manager);

        var standing = await StandingConditions.OfAsync(new PartnershipLifecycle(), homes.Partnership, Fulfilment);
        Assert.Empty(standing.Lapses);
    }

    [Fact]
    public async Task A_partner_that_merges_into_another_is_over_and_the_other_takes_over()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        partnership.AddPartner(Board, Sector.Health);
        Assert.Equal(["MEM-09"], RefusalOf(() => partnership.MergePartner(
            WarmHomes.Trust, new(Board, "order.pdf"), homes.Now, WarmHomes.Manager)));
        partnership.RecordEngagement(Board, "Merger.", homes.Now);
        partnership.Commit(Board, "letter", homes.Now);

        partnership.MergePartner(WarmHomes.Trust, new(Board, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(MembershipStage.Merged, partnership.Partner(WarmHomes.Trust).Stage);
        Assert.Equal(MembershipStage.Active, partnership.Partner(Board).Stage);
        Assert.Equal(WarmHomes.Trust, partnership.AgreementInForce!.Signatures[^1].NovatedFrom);
        Assert.Contains(Board, partnership.HoldersOf(PartnershipRole.AccountableBody));
        Assert.Equal(3, partnership.IndependentParties);
        Assert.Equal($"Health Trust has merged into {Board}.", Assert.Single(partnership.ReviewCalls).Reason);
        Assert.Throws<PartnershipRuleException>(() => partnership.InviteAgain(WarmHomes.Trust, homes.Now));
        Assert.Empty((await Portfolio.OfAsync(WarmHomes.Trust, [homes.Instance], homes.Now)).Entries);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_merger_of_two_parties_leaves_one_party_fewer()
    {
        var homes = await FulfilledAsync();

        homes.Partnership.MergePartner(
            WarmHomes.Trust, new(WarmHomes.Charity, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(2, homes.Partnership.IndependentParties);
        AssertRestorable(homes);
    }

    [Fact]
    public async Task A_portfolio_includes_the_parts_of_an_organisation_where_asked()
    {
        var homes = await FulfilledAsync();
        homes.Partnership.AddPartner("Public Health Team", Sector.Health, partOf: "Region");

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
        partnership.AddPartner("Region", Sector.Health, partOf: Board);
        partnership.AddPartner("Clinic", Sector.Health, partOf);
        partnership.RecordEngagement("Clinic", "Talks.", homes.Now);
        partnership.Commit("Clinic", "letter", homes.Now);

        partnership.SucceedPartner("Clinic", Novation, homes.Now, WarmHomes.Manager);

        var successor = partnership.Partner(Board);
        Assert.Null(successor.PartOf);
        var change = Assert.Single(partnership.Changes, change => change.What == "body");
        Assert.Equal((Board, $"\"{partOf}\""), (change.Item, change.Before));
        Assert.Contains(successor, partnership.ExternalPartners);
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
        partnership.AddPartner("Region", Sector.Health, partOf: Board);
        partnership.AddPartner("Clinic", Sector.Health, partOf);
        var record = partnership.Record;

        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            partnership.RenamePartner("Clinic", Board, homes.Now));

        Assert.Equal(PartnershipRule.BodyIsNotItsOwnPart, thrown.Rule);
        Assert.Same(record, partnership.Record);
        partnership.RenamePartner("Clinic", "Clinics", homes.Now);
        Assert.Equal(partOf, partnership.Partner("Clinics").PartOf);
    }

    [Fact]
    public async Task A_merger_dated_before_the_agreement_passes_on_no_signature_older_than_the_text_or_the_first_one()
    {
        var homes = await FulfilledAsync();
        var partnership = homes.Partnership;
        var order = homes.Now.AddDays(-1000);
        partnership.AddPartner(Board, Sector.Health);
        partnership.RecordEngagement(Board, "Merger.", homes.Now);
        partnership.Commit(Board, "letter", homes.Now);
        partnership.DraftAgreement("amendment.pdf", new(), homes.Now.AddDays(-3));
        partnership.Sign(2, WarmHomes.Trust, homes.Now);

        partnership.MergePartner(WarmHomes.Trust, new(Board, "order.pdf"), order, WarmHomes.Manager);

        foreach (var version in partnership.AgreementVersions)
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
        partnership.Appoint(PartnershipRole.AccountableBody, "health  trust ");
        partnership.Appoint(PartnershipRole.Reviewer, WarmHomes.Trust);
        partnership.Appoint(PartnershipRole.Reviewer, " age  charity");

        partnership.MergePartner(
            WarmHomes.Trust, new(WarmHomes.Charity, "order.pdf"), homes.Now, WarmHomes.Manager);

        Assert.Equal(
            [WarmHomes.Council, WarmHomes.Charity], partnership.HoldersOf(PartnershipRole.AccountableBody));
        Assert.Equal([" age  charity"], partnership.HoldersOf(PartnershipRole.Reviewer));
        AssertRestorable(homes);
    }

    private static string[] RefusalOf(Action act) =>
        [.. Assert.Throws<EntryRefusedException>(act).Report.Blocking.Select(line => line.Criterion.Id)];
}
