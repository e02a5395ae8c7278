using Lifecycle.Partnerships;

namespace Documentation.Tests;

/// <summary>The guide to partnerships matches the code.</summary>
public class PartnershipGuideTests
{
    private static readonly string[] Lines = Repository.Read("docs/partnerships.md").Split('\n');

    [Fact]
    public void The_table_of_criteria_matches_the_lifecycle() =>
        Assert.Equal(
            new PartnershipLifecycle().Graph.Criteria
                .Select(each => $"| {each.Id} | {each.Title} | {each.Severity} | {each.Source ?? "practice"} |")
                .Order(StringComparer.Ordinal),
            RowsOf(columns: 4, "Requirement").Order(StringComparer.Ordinal));

    [Fact]
    public void The_list_of_sources_matches_the_catalogue() =>
        Assert.Equal(
            PartnershipSources.All.Select(citation => $"- **{citation.Key}** {citation}"),
            Lines.Where(line => line.StartsWith("- **", StringComparison.Ordinal)));

    [Fact]
    public void Every_trigger_and_every_stage_except_the_superstage_is_described()
    {
        Assert.Equal(
            Enum.GetNames<PartnershipStage>().Where(name => name != nameof(PartnershipStage.InForce)),
            RowsOf(columns: 2, "What happens in it").Select(FirstCell));
        Assert.Equal(Enum.GetNames<PartnershipTrigger>(), RowsOf(columns: 4, "Carries").Select(FirstCell));
    }

    private static IEnumerable<string> RowsOf(int columns, string title) =>
        Lines
            .SkipWhile(line =>
                !(line.Contains($"| {title} |") && line.Count(character => character == '|') == columns + 1))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

    private static string FirstCell(string row) => row.Split('|')[1].Trim();
}
