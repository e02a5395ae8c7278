using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Partnerships.Tests.Waivers;

public class WaiverAuthorityTests
{
    private const string Sponsor = "Director";

    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Waiver Waiver = new("FUL-04", Sponsor, "Winter is here.", Day, Day.AddDays(30));

    private readonly WaiverAuthority _authority = new(new PartnershipLifecycle());

    private readonly Partnership _partnership = new(
        "Warm Homes", "City Council", Sector.LocalGovernment, clock: new FakeTimeProvider(Day.AddDays(30)));

    public WaiverAuthorityTests() => _partnership.Governance.Appoint(PartnershipRole.Sponsor, Sponsor);

    [Fact]
    public void The_sponsor_may_grant_a_waiver_that_another_person_requests()
    {
        _authority.Grant(_partnership, Waiver, requestedBy: "A. Khan");

        Assert.Equal([new GrantedWaiver(Waiver, "A. Khan")], _partnership.Waivers);
    }

    public static TheoryData<string, Waiver, string> Refused => new()
    {
        { "PartnershipLifecycle has no such criterion.", Waiver with { CriterionId = "XXX-01" }, "A. Khan" },
        { "The criterion is mandatory, not waivable.", Waiver with { CriterionId = "FUL-05" }, "A. Khan" },
        { "The criterion is advisory, not waivable.", Waiver with { CriterionId = "FUL-06" }, "A. Khan" },
        { "The waiver has no rationale.", Waiver with { Rationale = " " }, "A. Khan" },
        { "The waiver expires before it begins.", Waiver with { ExpiresAt = Day }, "A. Khan" },
        { "A. Khan is not a sponsor of Warm Homes.", Waiver with { GrantedBy = "A. Khan" }, "J. Osei" },
        { "Director requested the waiver and cannot also grant it.", Waiver, Sponsor },
        { "DIRECTOR requested the waiver and cannot also grant it.", Waiver, "DIRECTOR" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Any_other_waiver_is_refused_with_the_reason(string reason, Waiver waiver, string requestedBy)
    {
        var thrown = Assert.Throws<WaiverRefusedException>(() => _authority.Grant(_partnership, waiver, requestedBy));

        Assert.Equal($"The waiver of {waiver.CriterionId} was not granted. {reason}", thrown.Message);
        Assert.Same(waiver, thrown.Waiver);
        Assert.Empty(_partnership.Waivers);
    }

    [Theory]
    [InlineData("Ann Lee", "ann  LEE ")]
    [InlineData(" ANN  Lee", "Ann Lee")]
    public void A_sponsor_is_the_same_person_however_the_name_is_spaced_and_capitalised(
        string grantedBy, string requester)
    {
        _partnership.Governance.Appoint(PartnershipRole.Sponsor, "Ann Lee");
        var waiver = Waiver with { GrantedBy = grantedBy };

        Assert.Throws<WaiverRefusedException>(() => _authority.Grant(_partnership, waiver, requester));
        _authority.Grant(_partnership, waiver, "A. Khan");

        Assert.Equal([waiver], _partnership.Waivers.Select(granted => granted.Waiver));
    }

    [Fact]
    public void A_waiver_can_be_revoked_by_who_may_grant_it_and_stays_on_record()
    {
        _authority.Grant(_partnership, Waiver, "A. Khan");

        Assert.Throws<WaiverRefusedException>(() =>
            _authority.Revoke(_partnership, "FUL-04", "A. Khan", "A plan is there.", Day.AddDays(3)));
        _authority.Revoke(_partnership, "FUL-04", Sponsor, "A plan is there.", Day.AddDays(3));

        var granted = Assert.Single(_partnership.Waivers);
        Assert.Equal(new WaiverRevocation(Sponsor, "A plan is there.", Day.AddDays(3)), granted.Revocation);
        Assert.False(granted.IsInForce(Day.AddDays(3)));
        Assert.Empty(_partnership.ExpiredWaivers(Day.AddDays(30)));
        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            _authority.Revoke(_partnership, "FUL-04", Sponsor, "Again.", Day.AddDays(4)));
        Assert.Equal(PartnershipRule.WaiverIsInForce, thrown.Rule);
    }

    [Fact]
    public void A_revocation_revokes_every_waiver_of_the_criterion_that_is_in_force_and_no_other()
    {
        _authority.Grant(_partnership, Waiver with { ExpiresAt = Day.AddDays(2) }, "A. Khan");
        _authority.Grant(_partnership, Waiver, "A. Khan");
        _authority.Grant(_partnership, Waiver with { GrantedAt = Day.AddDays(1), ExpiresAt = null }, "A. Khan");
        _authority.Grant(_partnership, Waiver with { CriterionId = "FUL-03" }, "A. Khan");

        _authority.Revoke(_partnership, "FUL-04", Sponsor, "A plan is there.", Day.AddDays(3));

        Assert.Equal(
            [false, true, true, false], _partnership.Waivers.Select(granted => granted.Revocation is not null));
        Assert.DoesNotContain(
            _partnership.Waivers,
            granted => granted.Waiver.CriterionId == "FUL-04" && granted.IsInForce(Day.AddDays(3)));
    }

    [Fact]
    public void A_custom_policy_decides()
    {
        var authority = new WaiverAuthority(new PartnershipLifecycle(), new NoOneMay());

        Assert.Throws<WaiverRefusedException>(() => authority.Grant(_partnership, Waiver, "A. Khan"));
    }

    [Fact]
    public void A_criterion_that_a_profile_makes_mandatory_cannot_be_waived()
    {
        var authority = new WaiverAuthority(new PartnershipLifecycle().With(PartnershipProfile.Significant));

        Assert.Throws<WaiverRefusedException>(() => authority.Grant(_partnership, Waiver, "A. Khan"));
    }

    [Fact]
    public void An_expired_waiver_is_listed_unless_it_was_renewed()
    {
        _authority.Grant(_partnership, Waiver, "A. Khan");
        Assert.Empty(_partnership.ExpiredWaivers(Day.AddDays(29)));
        Assert.Equal([Waiver], _partnership.ExpiredWaivers(Day.AddDays(30)));

        _authority.Grant(_partnership, Waiver with { GrantedAt = Day.AddDays(29), ExpiresAt = null }, "A. Khan");

        Assert.Empty(_partnership.ExpiredWaivers(Day.AddDays(30)));
    }

    private sealed class NoOneMay : IWaiverPolicy
    {
        public string? ReasonAgainst(Partnership partnership, Waiver waiver, string requestedBy) => "No one may.";
    }
}
