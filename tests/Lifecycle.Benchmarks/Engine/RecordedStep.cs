namespace Lifecycle.Benchmarks.Engine;

/// <summary>A step as a record of the past has it.</summary>
public readonly record struct RecordedStep(ArticleStage From, ArticleTrigger Trigger, ArticleStage To)
{
    public const int WalkLength = 4096;

    /// <summary>
    /// A walk through the graph, the same each time, that begins in the initial stage and does not end.
    /// </summary>
    public static RecordedStep[] Walk(int length)
    {
        var graph = new ArticleLifecycle(hasCriteria: false).Graph;
        var random = new Random(20);
        var stage = graph.InitialStage.Key;
        var steps = new RecordedStep[length];
        var ways = graph.Transitions.Where(way => !way.To!.IsTerminal).ToLookup(way => way.From.Key);
        for (var index = 0; index < length; index++)
        {
            var choice = ways[stage].ElementAt(random.Next(ways[stage].Count()));
            steps[index] = new(stage, choice.Trigger.Key, choice.To!.Key);
            stage = choice.To.Key;
        }

        return steps;
    }
}
