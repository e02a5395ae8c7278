using System.Text.RegularExpressions;
using Lifecycle.Diagrams;
using Lifecycle.Partnerships;

namespace Documentation.Tests;

/// <summary>The README matches the sample and the partnership lifecycle.</summary>
public class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    private static string Block(string language) =>
        Regex.Match(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [Fact]
    public void The_program_is_the_QuickStart_sample() =>
        Assert.Equal(Repository.Read("samples/QuickStart/Program.cs"), Block("csharp"));

    [Fact]
    public void The_output_is_what_the_program_prints() =>
        Assert.Equal(Sample.Run(typeof(ArticleLifecycle)), Block("text"));

    [Fact]
    public void The_diagram_is_the_one_that_is_drawn() =>
        Assert.Equal(new PartnershipLifecycle().Graph.ToMermaid(), Block("mermaid"));
}
