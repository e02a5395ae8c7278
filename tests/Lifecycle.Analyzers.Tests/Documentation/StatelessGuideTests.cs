using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Documentation;

/// <summary>The guide for users of Stateless shows what the compiler reports.</summary>
public partial class StatelessGuideTests
{
    [Fact]
    public async Task The_first_machine_is_reported_as_the_guide_shows()
    {
        var guide = Repository.Read("docs/stateless-analyzers.md");
        var compilation = Sources.Compile(
            "Guide",
            Block().Match(guide).Groups["code"].Value,
            RulePage.Index.Code("The machine of the examples", "csharp"));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var reported = Assert.Single(await Sources.AnalyzeAsync(compilation));

        Assert.Contains($"\nwarning {reported.Id}: {reported.GetMessage()}\n", guide, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_traps_lists_every_rule_with_its_effect()
    {
        var rows = Trap().Matches(Repository.Read("docs/stateless-analyzers.md"));

        Assert.Equal(
            RulePage
                .Names.Where(name => name.StartsWith("LFC4", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            rows.Select(row => row.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| [^|]+ \| [^|]+ \| \[(?<id>LFC\d{4})\]\(rules/\k<id>\.md\) \|$", RegexOptions.Multiline)]
    private static partial Regex Trap();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
