namespace Lifecycle.Partnerships.Tests.Sources;

public class PartnershipSourcesTests
{
    private static readonly IReadOnlyList<CriterionDescription> Criteria = new PartnershipLifecycle().Graph.Criteria;

    [Fact]
    public void Every_source_that_a_criterion_names_is_known()
    {
        Assert.All(Criteria.Where(criterion => criterion.Source is not null), criterion =>
            Assert.NotEmpty(PartnershipSources.Of(criterion)));
    }

    [Fact]
    public void Criteria_from_practice_name_no_source() =>
        Assert.Equal(
            ["AMD-01", "DEC-02", "DIS-02", "IMP-10", "REM-01", "RES-01", "ROL-01", "SUS-01"],
            Criteria
                .Where(criterion => PartnershipSources.Of(criterion).Count == 0)
                .Select(criterion => criterion.Id)
                .Order());

    [Fact]
    public void Every_source_is_named_by_a_criterion() =>
        Assert.Empty(PartnershipSources.All.Except(Criteria.SelectMany(PartnershipSources.Of)));

    [Fact]
    public void A_source_is_formatted_as_a_reference()
    {
        var sources = PartnershipSources.Of(Criteria.Single(criterion => criterion.Id == "FUL-01"));

        Assert.Equal(
            "Audit Commission (1998): A Fruitful Partnership: Effective Partnership Working",
            sources[0].ToString());
        Assert.Equal(
            "Cheshire West and Chester Council: Partnerships policy",
            PartnershipSources.All.Single(source => source.Key == "CW").ToString());
        Assert.Equal("The Partnering Toolbook", PartnershipSources.All.Single(source => source.Key == "PT").ToString());
    }

    [Fact]
    public void An_unknown_source_throws_an_argument_exception() =>
        Assert.Throws<ArgumentException>(() => PartnershipSources.Of(new("X-1", "X", Source: "S, NOWHERE")));
}
