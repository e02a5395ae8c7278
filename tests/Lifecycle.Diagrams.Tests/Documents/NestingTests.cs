using System.Text;

namespace Lifecycle.Diagrams.Tests.Documents;

/// <summary>What is nested too deep to be followed is an error, and does not end the process.</summary>
public class NestingTests
{
    private const int Deep = 10_000;

    [Fact]
    public void Superstages_can_be_nested_as_deep_as_is_said()
    {
        var document = Nested(Nesting.Deepest);
        var graph = document.ToGraph();

        Assert.Equal(
            document.Stages.Select(stage => stage.Key),
            LifecycleReader.ReadScxml(document.ToScxml()).Stages.Select(stage => stage.Key));
        Assert.Equal(document.ToJson(), LifecycleReader.ReadJson(document.ToJson()).ToJson());
        string[] drawn =
            [graph.ToMermaid(), graph.ToDot(), graph.ToPlantUml(), graph.ToSvg(), document.ToXState()];
        Assert.All(drawn, text => Assert.Contains("stage64", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(65)]
    [InlineData(Deep)]
    public void A_document_with_superstages_nested_deeper_is_an_error(int depth)
    {
        var document = Nested(depth);
        Action[] uses =
        [
            () => document.ToGraph(), () => document.ToScxml(), () => document.ToXState(),
            () => LifecycleReader.ReadJson(document.ToJson()), () => LifecycleReader.ReadScxml(Scxml(depth)),
        ];

        foreach (var use in uses)
            Assert.Contains(
                "64", Assert.Throws<LifecycleDocumentException>(use).Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_with_superstages_nested_deeper_is_not_drawn()
    {
        var graph = new DeepLifecycle(Deep).Graph;
        Func<string>[] uses =
            [() => graph.ToMermaid(), () => graph.ToDot(), () => graph.ToPlantUml(), () => graph.ToSvg()];

        foreach (var use in uses)
            Assert.EndsWith(
                " is within more than 64 superstages. Nest them less deep.",
                Assert.Throws<LifecycleDocumentException>(use).Faults[0].Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_that_is_nested_deep_is_an_error() =>
        Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(
            $"{{ \"name\": {new string('[', 100 * Deep)}{new string(']', 100 * Deep)} }}"));

    [Fact]
    public void Elements_that_are_nested_deep_are_an_error_with_their_line()
    {
        var deep = new StringBuilder().Insert(0, "<if>", Deep);
        var scxml = $"<scxml xmlns='http://www.w3.org/2005/07/scxml'>\n<state id='a'><onentry>{deep}";

        var fault = Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadScxml(scxml)).Faults[0];

        Assert.Equal((2, "<if>"), (fault.Line, fault.Element));
        Assert.Contains("nested more than 72 deep", fault.Message, StringComparison.Ordinal);
    }

    private static LifecycleDocument Nested(int depth) => new()
    {
        Name = "Deep",
        InitialStage = $"stage{depth}",
        Stages =
        [
            .. Enumerable.Range(0, depth + 1).Select(number => new DocumentStage
            {
                Key = $"stage{number}",
                Superstage = number == 0 ? null : $"stage{number - 1}",
                InitialSubstage = number == depth ? null : $"stage{number + 1}",
            }),
        ],
    };

    private static string Scxml(int depth)
    {
        var text = new StringBuilder("<scxml xmlns='http://www.w3.org/2005/07/scxml'>");
        for (var number = 0; number <= depth; number++)
            text.Append(FormattableString.Invariant($"<state id='stage{number}'>"));
        for (var number = 0; number <= depth; number++)
            text.Append("</state>");
        return text.Append("</scxml>").ToString();
    }

    private sealed class DeepLifecycle(int depth) : LifecycleDefinition<string, string, object>
    {
        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.StartsIn($"stage{depth}");
            for (var number = 0; number <= depth; number++)
            {
                lifecycle.Stage($"stage{number}");
                if (number > 0)
                    lifecycle.Stage($"stage{number}").Within($"stage{number - 1}");
            }
        }
    }
}
