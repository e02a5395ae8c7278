namespace Lifecycle.Partnerships.Tests.Waivers;

public class WaiverAuthorityTests
{
    private const string Sponsor = "Director";

    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Waiver Waiver = new("FUL-04", Sponsor, "Winter is here.", Day, Day.AddDays(30));

    private readonly WaiverAuthority _authority = new(new PartnershipLifecycle());

    private readonly Partnership _partnership = new("Warm Homes", "City Council", Sector.LocalGovernment);

    public WaiverAuthorityTests() => _partnership.Appoint(PartnershipRole.Sponsor, Sponsor);

    [Fact]
    public void The_sponsor_may_waive_what_somebody_else_asks_for()
    {
        _authority.Grant(_partnership, Waiver, requestedBy: "A. Khan");

        Assert.Equal([Waiver], _partnership.Waivers);
    }

    public static TheoryData<string, Waiver, string> Refused => new()
    {
        { "PartnershipLifecycle has no such criterion.", Waiver with { CriterionId = "XXX-01" }, "A. Khan" },
        { "It is mandatory, and not waivable.", Waiver with { CriterionId = "FUL-05" }, "A. Khan" },
        { "It is advisory, and not waivable.", Waiver with { CriterionId = "FUL-06" }, "A. Khan" },
        { "It gives no rationale.", Waiver with { Rationale = " " }, "A. Khan" },
        { "It ends before it begins.", Waiver with { ExpiresAt = Day }, "A. Khan" },
        { "A. Khan is not the sponsor of Warm Homes.", Waiver with { GrantedBy = "A. Khan" }, "J. Osei" },
        { "Director asked for the waiver, and so cannot grant it.", Waiver, Sponsor },
        { "DIRECTOR asked for the waiver, and so cannot grant it.", Waiver, "DIRECTOR" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Whatever_else_is_refused_with_the_reason(string reason, Waiver waiver, string requestedBy)
    {
        var thrown = Assert.Throws<WaiverRefusedException>(() => _authority.Grant(_partnership, waiver, requestedBy));

        Assert.Equal($"The waiver of {waiver.CriterionId} is not granted. {reason}", thrown.Message);
        Assert.Same(waiver, thrown.Waiver);
        Assert.Empty(_partnership.Waivers);
    }

    [Fact]
    public void A_policy_of_ones_own_decides()
    {
        var authority = new WaiverAuthority(new PartnershipLifecycle(), new NobodyMay());

        Assert.Throws<WaiverRefusedException>(() => authority.Grant(_partnership, Waiver, "A. Khan"));
    }

    [Fact]
    public void What_a_profile_makes_mandatory_is_waivable_no_longer()
    {
        var authority = new WaiverAuthority(new PartnershipLifecycle().With(PartnershipProfile.Significant));

        Assert.Throws<WaiverRefusedException>(() => authority.Grant(_partnership, Waiver, "A. Khan"));
    }

    [Fact]
    public void A_waiver_that_has_run_out_is_a_flag_unless_it_was_renewed()
    {
        _authority.Grant(_partnership, Waiver, "A. Khan");
        Assert.Empty(_partnership.ExpiredWaivers(Day.AddDays(29)));
        Assert.Equal([Waiver], _partnership.ExpiredWaivers(Day.AddDays(30)));

        _authority.Grant(_partnership, Waiver with { GrantedAt = Day.AddDays(29), ExpiresAt = null }, "A. Khan");

        Assert.Empty(_partnership.ExpiredWaivers(Day.AddDays(30)));
    }

    private sealed class NobodyMay : IWaiverPolicy
    {
        public string? ReasonAgainst(Partnership partnership, Waiver waiver, string requestedBy) => "Nobody may.";
    }
}
