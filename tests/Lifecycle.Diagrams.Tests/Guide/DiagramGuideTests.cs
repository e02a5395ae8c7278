using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Guide;

/// <summary>The code in docs/diagrams.md.</summary>
[Collection("console")]
public class DiagramGuideTests
{
    [Fact]
    public void A_lifecycle_and_an_instance_are_drawn()
    {
        var lifecycle = new MembershipLifecycle();
        var instance = lifecycle.Resume(null!, lifecycle.Graph.InitialStage.Key);
        using var printed = new StringWriter();
        var console = Console.Out;
        Console.SetOut(printed);
        try
        {
            Console.WriteLine(lifecycle.Graph.ToMermaid());
            var options = DiagramOptions.For(instance) with
            {
                Criteria = CriteriaDisplay.Labels,
                Direction = DiagramDirection.LeftToRight,
            };
            Console.WriteLine(instance.Graph.ToMermaid(options));
            var svg = instance.Graph.ToSvg(DiagramOptions.For(instance) with { Criteria = CriteriaDisplay.Notes });
            Console.WriteLine(svg);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Contains("direction LR", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("class=\"stage present\"", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains(" present", printed.ToString(), StringComparison.Ordinal);
    }
}
