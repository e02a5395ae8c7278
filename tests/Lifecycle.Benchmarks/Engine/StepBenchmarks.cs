using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Lifecycle.Benchmarks.Peers;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// A step by the graph alone, compared with a nested switch: four steps in a round, or a random walk that the branch
/// predictor cannot learn.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class StepBenchmarks
{
    private readonly LifecycleGraph<ArticleStage, ArticleTrigger> _graph = new ArticleLifecycle(
        hasCriteria: false).Graph;
    private readonly ArticleTrigger[] _round =
    [
        .. Enumerable.Repeat(Article.Round, RecordedStep.WalkLength / 4).SelectMany(round => round),
    ];
    private readonly ArticleTrigger[] _walk =
    [
        .. RecordedStep.Walk(RecordedStep.WalkLength).Select(step => step.Trigger),
    ];

    [Benchmark(Baseline = true, OperationsPerInvoke = RecordedStep.WalkLength)]
    [BenchmarkCategory("Step in a round")]
    public ArticleStage Round() => Steps(_round);

    [Benchmark(OperationsPerInvoke = RecordedStep.WalkLength)]
    [BenchmarkCategory("Step in a round")]
    public ArticleStage Round_by_switch() => StepsBySwitch(_round);

    [Benchmark(Baseline = true, OperationsPerInvoke = RecordedStep.WalkLength)]
    [BenchmarkCategory("Step at random")]
    public ArticleStage Walk() => Steps(_walk);

    [Benchmark(OperationsPerInvoke = RecordedStep.WalkLength)]
    [BenchmarkCategory("Step at random")]
    public ArticleStage Walk_by_switch() => StepsBySwitch(_walk);

    private ArticleStage Steps(ArticleTrigger[] triggers)
    {
        var stage = ArticleStage.Draft;
        foreach (var trigger in triggers)
            _graph.TryStep(stage, trigger, out stage);

        return stage;
    }

    private static ArticleStage StepsBySwitch(ArticleTrigger[] triggers)
    {
        var stage = ArticleStage.Draft;
        foreach (var trigger in triggers)
            HandWritten.TryStep(stage, trigger, out stage);

        return stage;
    }
}
