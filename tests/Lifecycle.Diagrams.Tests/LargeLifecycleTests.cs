using System.Globalization;
using System.Text.Json.Nodes;

namespace Lifecycle.Diagrams.Tests;

/// <summary>
/// Time grows with the size, and not with its square: these lifecycles take seconds, and would otherwise take minutes.
/// </summary>
public class LargeLifecycleTests
{
    private const int Stages = 20_000;
    private const int LongestTime = 120_000;
    private static readonly LifecycleDocument Document = Chain();

    [Fact(Timeout = LongestTime)]
    public async Task JSON_in_one_line_and_SCXML_are_read()
    {
        // Each place in a line is found without counting the line again.
        var json = JsonNode.Parse(Document.ToJson())!;
        json["name"] = new string('n', 4_000_000);
        await Task.Yield();

        Assert.Equal(Stages, LifecycleReader.ReadJson(json.ToJsonString()).Stages.Count);
        Assert.Equal(Stages, LifecycleReader.ReadScxml(Document.ToScxml()).Stages.Count);
    }

    [Fact(Timeout = LongestTime)]
    public async Task Every_text_of_a_diagram_is_written()
    {
        var graph = Document.ToGraph();
        var options = new DiagramOptions
        {
            Criteria = CriteriaDisplay.Notes,
            PresentStage = "s0",
            PermittedTriggers = ["t"],
            Path = [.. Enumerable.Range(0, Stages - 1).Select(at => new DiagramStep($"s{at}", "t", $"s{at + 1}"))],
        };
        await Task.Yield();

        string[] texts = [graph.ToMermaid(options), graph.ToDot(options), graph.ToPlantUml(options)];

        Assert.All(texts, text => Assert.Contains($"s{Stages - 1}", text, StringComparison.Ordinal));
    }

    [Fact(Timeout = LongestTime)]
    public async Task Every_fault_is_found()
    {
        const int count = 200_000;
        var json = $$"""{ "startActions": [{{string.Join(',', Enumerable.Repeat('1', count))}}] }""";
        await Task.Yield();

        var exception = Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(json));

        Assert.InRange(exception.Faults.Count, count, count + 10);
    }

    private static LifecycleDocument Chain() => new()
    {
        Name = "Chain",
        InitialStage = "s0",
        Criteria = [.. Numbers().Select(number => new CriterionDescription($"C-{number}", $"Criterion {number}"))],
        Stages = [.. Numbers().Select(Stage)],
    };

    private static IEnumerable<string> Numbers() =>
        Enumerable.Range(0, Stages).Select(number => number.ToString(CultureInfo.InvariantCulture));

    private static DocumentStage Stage(string number, int index) => new()
    {
        Key = $"s{number}",
        EntryCriteria = [$"C-{number}"],
        IsTerminal = index == Stages - 1,
        Transitions = index == Stages - 1 ? [] : [new() { Trigger = "t", To = $"s{index + 1}" }],
    };
}
