using static Lifecycle.Partnerships.PartnershipStage;

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
    public void Definitions_cite_the_bibliography_and_four_stages_are_summed_up()
    {
        Assert.Equal(4, PartnershipReference.Definitions.Count);
        Assert.All(PartnershipReference.Definitions, definition => Assert.Contains(
            definition.Source, PartnershipReference.Bibliography.Select(work => work.Key)));
        Assert.Equal(
            [Preparation, Development, Implementation, Fulfilment],
            PartnershipReference.StageSummaries.Keys.Order());
        Assert.Equal(
            [(1989, 38), (1999, 6197)],
            PartnershipReference.ParliamentaryMentions.Select(count => (count.Year, count.Mentions)));
        Assert.Equal(2, PartnershipReference.FurtherReading.Count);
        Assert.Contains("internal markets", PartnershipReference.Philosophies[1].SocialSectorExamples);
        Assert.Contains(PartnershipReference.Bibliography, work => work is { Key: "Mayo1997" });
        Assert.Contains(PartnershipReference.Bibliography, work => work is { Publisher: "Demos", Place: "London" });
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
