namespace Lifecycle.Partnerships.Tests.Reference;

public class PartnershipReferenceTests
{
    [Fact]
    public void Four_decades_nine_documents_and_nine_issues_are_listed()
    {
        Assert.Equal(
            ["1970s", "1980s", "1990s", "2000s"],
            PartnershipReference.Philosophies.Select(philosophy => philosophy.Decade));
        Assert.Equal(9, PartnershipReference.PolicyDocuments.Distinct().Count());
        Assert.Equal(
            PartnershipReference.PolicyDocuments.OrderBy(document => document.Year),
            PartnershipReference.PolicyDocuments);
        Assert.Equal(9, PartnershipReference.WickedIssues.Distinct().Count());
        Assert.Equal("NHS England (2014): Five Year Forward View", PartnershipReference.PolicyDocuments[7].ToString());
    }

    [Fact]
    public void The_bibliography_is_sorted_by_author()
    {
        Assert.Equal(
            PartnershipReference.Bibliography.OrderBy(work => work.Author, StringComparer.Ordinal),
            PartnershipReference.Bibliography);
        Assert.All(PartnershipReference.Bibliography, work => Assert.InRange(work.Year!.Value, 1973, 2005));
    }
}
