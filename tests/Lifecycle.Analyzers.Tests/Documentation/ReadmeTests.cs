using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Documentation;

public partial class ReadmeTests
{
    [Fact]
    public async Task The_last_line_of_the_program_fails_to_compile_as_the_readme_shows()
    {
        var readme = Repository.Read("README.md");
        var code = Code().Matches(readme).Select(match => match.Groups["code"].Value).ToArray();
        var line = Assert.Single(code, each => each.Trim() == "await instance.FireAsync(Trigger.Publish);");
        var program = code[0].Replace("\npublic enum Stage", $"{line}\npublic enum Stage", StringComparison.Ordinal);
        var compilation = Sources.Compile("Readme", program);
        compilation = compilation.WithOptions(
            ((Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)compilation.Options).WithOutputKind(
                OutputKind.ConsoleApplication));
        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));

        var reported = Assert.Single(await Sources.AnalyzeAsync(compilation));

        Assert.Contains($"\nerror {reported.Id}: {reported.GetMessage()}\n", readme);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
