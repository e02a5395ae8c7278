namespace Lifecycle.Partnerships.Tests.Profiles;

public class PartnershipProfilesTests
{
    private static readonly PartnershipLifecycle Standard = new();

    private static Dictionary<string, Severity> SeveritiesOf(PartnershipProfile profile) =>
        Standard.With(profile).Graph.Criteria.ToDictionary(criterion => criterion.Id, criterion => criterion.Severity);

    [Fact]
    public void Mandatory_criteria_stay_mandatory_in_every_profile()
    {
        var mandatory = Standard
            .Graph.Criteria.Where(criterion => criterion.Severity == Severity.Mandatory)
            .Select(criterion => criterion.Id)
            .ToArray();

        Assert.All(Enum.GetValues<PartnershipProfile>(), profile =>
            Assert.All(mandatory, id => Assert.Equal(Severity.Mandatory, SeveritiesOf(profile)[id])));
    }

    [Fact]
    public void A_profile_scales_the_other_criteria()
    {
        var (light, significant) = (
            SeveritiesOf(PartnershipProfile.Light),
            SeveritiesOf(PartnershipProfile.Significant));

        Assert.Equal((Severity.Advisory, Severity.Mandatory), (light["FUL-04"], significant["FUL-04"]));
        Assert.Equal((false, Severity.Waivable), (light.ContainsKey("FUL-06"), significant["FUL-06"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Standard.With((PartnershipProfile)9));
    }
}
