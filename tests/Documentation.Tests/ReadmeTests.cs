using System.Text.RegularExpressions;
using Lifecycle.Partnerships;

namespace Documentation.Tests;

/// <summary>What the README shows is what there is.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    private static string Block(string language) =>
        Regex.Match(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [Fact]
    public void The_program_is_the_quick_start_sample() =>
        Assert.Equal(Repository.Read("samples/QuickStart/Program.cs"), Block("csharp"));

    [Fact]
    public void The_output_is_what_the_program_prints() =>
        Assert.Equal(Sample.Run(typeof(ArticleLifecycle)), Block("text"));

    [Fact]
    public void The_diagram_shows_every_way_of_the_partnership_lifecycle()
    {
        var drawn = Way()
            .Matches(Block("mermaid"))
            .Select(way => (way.Groups[1].Value, way.Groups[3].Value, way.Groups[2].Value));

        // An inherited way is drawn once, from the superstage, and a return to a choice named "previous".
        var ways = new PartnershipLifecycle().Graph.Transitions
            .Select(way => ($"{way.DeclaredBy.Key}", $"{way.Trigger}", way.To is null ? "previous" : $"{way.To.Key}"))
            .Distinct();

        Assert.Equal(ways.Order(), drawn.Where(way => way.Item2.Length > 0).SelectMany(Triggers).Order());

        static IEnumerable<(string, string, string)> Triggers((string From, string Triggers, string To) way) =>
            way.Triggers.Split(", ").Select(trigger => (way.From, trigger, way.To));
    }

    [GeneratedRegex(@"^ *(\w+) --> (\S+?) *: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Way();
}
