using Lifecycle.Diagrams;
using Lifecycle.Partnerships;

namespace Documentation.Tests;

/// <summary>The diagrams, files and modules in the guides to diagrams and to definitions as data.</summary>
public class DiagramGuideTests
{
    private static readonly string Diagrams = Repository.Read("docs/diagrams.md");
    private static readonly string Definitions = Repository.Read("docs/definitions-as-data.md");

    [Fact]
    public void The_diagram_is_the_one_that_is_drawn() =>
        Assert.Equal(
            [new MembershipLifecycle().Graph.ToMermaid()],
            GuideCodeTests.Blocks(Diagrams, "mermaid"));

    [Fact]
    public void The_picture_is_the_one_that_is_drawn() =>
        Assert.Equal(
            Repository.Read("docs/pictures/partnership.svg"),
            new PartnershipLifecycle().Graph.ToSvg(new() { IsStandalone = true }));

    [Fact]
    public void The_module_for_XState_is_the_one_that_the_tests_run() =>
        Assert.Equal(
            Repository.Read("tests/Lifecycle.Diagrams.Tests/Readers/machine.mjs"),
            GuideCodeTests.Blocks(Diagrams, "js").First());

    [Fact]
    public void The_file_is_the_one_that_the_tests_load() =>
        Assert.Equal(
            [Repository.Read("tests/Lifecycle.Diagrams.Tests/Guide/grant.json")],
            GuideCodeTests.Blocks(Definitions, "json"));

    [Fact]
    public void The_quoted_fault_is_the_one_that_the_file_with_this_mistake_has()
    {
        var json = GuideCodeTests.Blocks(Definitions, "json").Single()
            .Replace("[\"tell the applicant\"]", "\"tell the applicant\"", StringComparison.Ordinal);

        var exception = Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(json));

        Assert.Equal(GuideCodeTests.Blocks(Definitions, "text").Single().TrimEnd(), exception.Message);
    }
}
