using System.Text.RegularExpressions;
using Lifecycle;
using Lifecycle.Partnerships;

namespace Documentation.Tests;

/// <summary>The README matches the sample and the partnership lifecycle.</summary>
public partial class ReadmeTests
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
    public void The_diagram_shows_every_transition_of_the_partnership_lifecycle()
    {
        var drawn = Arrow()
            .Matches(Block("mermaid"))
            .SelectMany(arrow => arrow.Groups[3].Value
                .Split(", ")
                .Select(trigger => (arrow.Groups[1].Value, trigger, arrow.Groups[2].Value)));

        // An inherited transition is drawn once, from the superstage, and to it if the stage stays. A return leads to a
        // choice named "previous".
        var transitions = new PartnershipLifecycle().Graph.Transitions
            .Select(each => (
                $"{each.DeclaredBy.Key}",
                $"{each.Trigger}",
                each.To is null ? "previous"
                : each.Kind == TransitionKind.Stay ? $"{each.DeclaredBy.Key}"
                : $"{each.To.Key}"))
            .Distinct();

        Assert.Equal(transitions.Order(), drawn.Order());
    }

    [GeneratedRegex(@"^ *(\w+) --> (\S+?) *: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
