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

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
