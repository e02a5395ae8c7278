using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>The programs that guides show compile and run elsewhere, in tests and samples.</summary>
public class GuideCodeTests
{
    /// <summary>Each guide, with the folders of the code that it shows.</summary>
    private static readonly Dictionary<string, string[]> Guides = new()
    {
        ["docs/dependency-injection.md"] = ["tests/Lifecycle.Extensions.Tests/Guide"],
        ["docs/stateless.md"] = ["samples/StatelessMigration"],
        ["docs/storage.md"] =
        [
            "samples/WorkerService", "tests/Documentation.Tests", "tests/Lifecycle.EntityFrameworkCore.Tests/Hosting",
            "tests/Lifecycle.EntityFrameworkCore.Tests/Managers", "tests/Lifecycle.EntityFrameworkCore.Tests/Stores",
        ],
        ["docs/testing.md"] = ["samples/PropertyTests"],
    };

    public static TheoryData<string, string> Programs
    {
        get
        {
            var programs = new TheoryData<string, string>();
            foreach (var guide in Guides.Keys)
            {
                foreach (var program in Blocks(Repository.Read(guide), "csharp"))
                    programs.Add(guide, program);
            }

            return programs;
        }
    }

    /// <summary>The blocks of code in a document.</summary>
    public static IEnumerable<string> Blocks(string document, string language) =>
        Regex
            .Matches(document, $"```{language}\n(.*?)```", RegexOptions.Singleline)
            .Select(block => block.Groups[1].Value);

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_stands_in_code_as_it_is_shown(string guide, string program) =>
        Assert.Contains(Guides[guide].SelectMany(Sources), source =>
            WithoutIndent(source).Contains(WithoutIndent(program), StringComparison.Ordinal));

    [Theory]
    [InlineData("docs/testing.md")]
    [InlineData("samples/PropertyTests/README.md")]
    public void The_story_of_the_planted_bug_is_the_one_that_its_test_expects(string document) =>
        Assert.Contains(
            WithoutIndent(Assert.Single(Blocks(Repository.Read(document), "text")).Split("See it again")[0].TrimEnd()),
            WithoutIndent(Repository.Read("samples/PropertyTests/OrderWorkflowTests.cs")),
            StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs")
            .Select(file => Repository.Read(Path.GetRelativePath(Repository.Root, file)));

    private static string WithoutIndent(string text) => Regex.Replace(text, "^ +", "", RegexOptions.Multiline);
}
