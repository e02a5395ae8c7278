using Lifecycle.Diagrams;
using Microsoft.CodeAnalysis;

namespace Documentation.Tests;

/// <summary>The README matches the sample, and what the compiler says about it.</summary>
public class ReadmeTests
{
    private const string Mistake = "await instance.FireAsync(Trigger.Publish);";

    private static readonly string Readme = Repository.Read("README.md");
    private static readonly string Program = Repository.Read("samples/QuickStart/Program.cs");
    private static readonly string[] Texts = [.. GuideCodeTests.Blocks(Readme, "text")];

    [Fact]
    public void The_program_is_the_QuickStart_sample() =>
        Assert.Equal([Program], GuideCodeTests.Blocks(Readme, "csharp"));

    [Fact]
    public void The_output_is_what_the_program_prints()
    {
        var printed = Sample.Run(typeof(ArticleLifecycle));

        Assert.Equal(printed, Texts[2]);
        Assert.StartsWith(Texts[1], printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_compiler_says_so_at_this_place()
    {
        var lastStatement = Program.IndexOf("\npublic enum", StringComparison.Ordinal);
        var diagnostic = Assert.Single(await NewProject.AnalyzeAsync(
            NewProject.Compile(Program.Insert(lastStatement, Mistake + "\n"))));

        var column = diagnostic.Location.GetLineSpan().StartLinePosition.Character;
        Assert.Equal(
            $"""
            {Mistake}
            {new string(' ', column)}{new string('~', diagnostic.Location.SourceSpan.Length)}
            error {diagnostic.Id}: {diagnostic.GetMessage()}

            """,
            Texts[0]);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public void The_diagram_is_the_one_that_is_drawn() =>
        Assert.Equal([new ArticleLifecycle().Graph.ToMermaid()], GuideCodeTests.Blocks(Readme, "mermaid"));
}
