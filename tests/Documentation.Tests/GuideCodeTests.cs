using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>The code in the guides is copied from tests and samples, where it compiles and runs.</summary>
public class GuideCodeTests
{
    /// <summary>Each guide with the folders that contain its code.</summary>
    private static readonly Dictionary<string, string[]> Guides = new()
    {
        ["docs/cluster.md"] =
        [
            "samples/Cluster", "tests/Lifecycle.Orleans.Tests/Databases", "tests/Lifecycle.Orleans.Tests/Managers",
        ],
        ["docs/dashboard.md"] =
        [
            "tests/Lifecycle.Dashboard.Tests/Guide", "tests/Lifecycle.Partnerships.Dashboard.Tests/Guide",
        ],
        ["docs/definitions.md"] = ["tests/Documentation.Tests"],
        ["docs/definitions-as-data.md"] = ["tests/Lifecycle.Diagrams.Tests/Guide"],
        ["docs/dependency-injection.md"] = ["tests/Lifecycle.Extensions.Tests/Guide"],
        ["docs/diagrams.md"] =
        [
            "tests/Lifecycle.Diagrams.Tests/Guide", "tests/Lifecycle.Storage.Tests/EventLogs",
        ],
        ["docs/getting-started.md"] =
        [
            "tools/Lifecycle.Templates/content/lifecycle/Loan-Desk",
            "tools/Lifecycle.Templates/content/lifecycle/Loan-Desk.Tests",
        ],
        ["docs/http.md"] =
        [
            "samples/LoanApi", "tests/Lifecycle.AspNetCore.Tests/Guide",
            "tests/Lifecycle.AspNetCore.Tests/Stories",
        ],
        ["docs/stateless.md"] = ["samples/StatelessMigration"],
        ["docs/storage.md"] =
        [
            "samples/WorkerService", "tests/Documentation.Tests",
            "tests/Lifecycle.EntityFrameworkCore.Tests/Registration",
            "tests/Lifecycle.EntityFrameworkCore.PostgreSql.Tests",
            "tests/Lifecycle.Extensions.Tests/Hosting", "tests/Lifecycle.Storage.Tests/History",
            "tests/Lifecycle.Storage.Tests/Managers", "tests/Lifecycle.Storage.Tests/Stores",
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
                foreach (var program in Blocks(Repository.Read(guide), "csharp").Where(each => !IsWhole(each)))
                    programs.Add(guide, program);
            }

            return programs;
        }
    }

    /// <summary>Whether a code block is a whole program. <see cref="StorageGuideTests"/> runs it.</summary>
    public static bool IsWhole(string block) => block.StartsWith("using ", StringComparison.Ordinal);

    /// <summary>The code blocks of a document in one language.</summary>
    public static IEnumerable<string> Blocks(string document, string language) =>
        Regex
            .Matches(document, $"```{language}\n(.*?)```", RegexOptions.Singleline)
            .Select(block => block.Groups[1].Value);

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_code_block_occurs_in_the_sources_unchanged(string guide, string program) =>
        Assert.Contains(Guides[guide].SelectMany(Sources), source =>
            WithoutIndent(source).Contains(WithoutIndent(program), StringComparison.Ordinal));

    [Theory]
    [InlineData("docs/testing.md")]
    [InlineData("samples/PropertyTests/README.md")]
    public void A_quoted_sequence_is_one_that_a_test_expects(string document)
    {
        var sequences = Blocks(Repository.Read(document), "text")
            .Where(block => block.Contains(" sequence that shows it", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(sequences);
        Assert.All(sequences, sequence => Assert.Contains(Sources("samples/PropertyTests"), source =>
            WithoutIndent(source).Contains(
                WithoutIndent(sequence.Split("Reproduce it")[0].TrimEnd()),
                StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs")
            .Select(file => Repository.Read(Path.GetRelativePath(Repository.Root, file)));

    private static string WithoutIndent(string text) => Regex.Replace(text, "^ +", "", RegexOptions.Multiline);
}
