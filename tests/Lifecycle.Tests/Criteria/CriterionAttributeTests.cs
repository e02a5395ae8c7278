namespace Lifecycle.Tests.Criteria;

public class CriterionAttributeTests
{
    [Criterion(
        "FNP-LIC",
        "A licence is held",
        Severity = Severity.Waivable,
        Source = "Programme licence",
        TimeoutMilliseconds = 5000)]
    private sealed class IsLicensed;

    [Criterion("FNP-QUI", "It is quiet")]
    private class IsQuiet;

    private sealed class IsQuietAtNight : IsQuiet;

    [Fact]
    public void Describe_reads_every_property_of_the_attribute() =>
        Assert.Equal(
            new CriterionDescription(
                "FNP-LIC", "A licence is held", Severity.Waivable, "Programme licence", TimeSpan.FromSeconds(5)),
            CriterionAttribute.Describe<IsLicensed>());

    [Fact]
    public void A_criterion_is_mandatory_and_has_no_source_and_no_time_out_by_default() =>
        Assert.Equal(
            new CriterionDescription("FNP-QUI", "It is quiet", Severity.Mandatory, Source: null, Timeout: null),
            CriterionAttribute.Describe<IsQuiet>());

    [Fact]
    public void A_class_without_the_attribute_is_described_by_its_name_even_if_its_base_class_has_one()
    {
        Assert.Equal(
            new CriterionDescription("IsQuietAtNight", "IsQuietAtNight"),
            CriterionAttribute.Describe<IsQuietAtNight>());
    }

    [Fact]
    public void The_text_of_a_description_is_its_id_and_title_or_the_name_of_the_class()
    {
        Assert.Equal("FNP-LIC A licence is held", CriterionAttribute.Describe<IsLicensed>().ToString());
        Assert.Equal("IsQuietAtNight", CriterionAttribute.Describe<IsQuietAtNight>().ToString());
    }

    [Fact]
    public void A_description_is_read_once() =>
        Assert.Same(CriterionAttribute.Describe<IsLicensed>(), CriterionAttribute.Describe<IsLicensed>());
}
