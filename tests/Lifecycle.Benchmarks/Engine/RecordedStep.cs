namespace Lifecycle.Benchmarks.Engine;

/// <summary>A step as recorded in a history.</summary>
public readonly record struct RecordedStep(ArticleStage From, ArticleTrigger Trigger, ArticleStage To)
{
    public const int WalkLength = 4096;

    /// <summary>
    /// A random walk through the graph, the same each time. It starts in the initial stage and never ends.
    /// </summary>
    public static RecordedStep[] Walk(int length)
    {
        var graph = new ArticleLifecycle(hasCriteria: false).Graph;
        var random = new Random(20);
        var stage = graph.InitialStage.Key;
        var steps = new RecordedStep[length];
        var transitions = graph.Transitions
            .Where(transition => !transition.To!.IsTerminal)
            .ToLookup(transition => transition.From.Key);
        for (var index = 0; index < length; index++)
        {
            var choice = transitions[stage].ElementAt(random.Next(transitions[stage].Count()));
            steps[index] = new(stage, choice.Trigger.Key, choice.To!.Key);
            stage = choice.To.Key;
        }

        return steps;
    }
}
