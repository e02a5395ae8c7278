using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Lifecycle.Benchmarks.Peers;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// Ten million recorded steps against a definition: each checked on its own, or all replayed from the start.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class ReplayBenchmarks
{
    private const int Count = 10_000_000;
    private const int CountForStateless = 100_000;

    private readonly RecordedStep[] _steps = RecordedStep.Walk(Count);
    private readonly LifecycleGraph<ArticleStage, ArticleTrigger> _graph = new ArticleLifecycle(
        hasCriteria: false).Graph;

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    [BenchmarkCategory("Check")]
    public int Check()
    {
        var wrong = 0;
        foreach (var step in _steps)
            wrong += _graph.TryStep(step.From, step.Trigger, out var next) && next == step.To ? 0 : 1;

        return wrong;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("Check")]
    public int Check_by_switch()
    {
        var wrong = 0;
        foreach (var step in _steps)
            wrong += HandWritten.TryStep(step.From, step.Trigger, out var next) && next == step.To ? 0 : 1;

        return wrong;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    [BenchmarkCategory("Replay")]
    public ArticleStage Replay()
    {
        var stage = ArticleStage.Draft;
        foreach (var step in _steps)
            _graph.TryStep(stage, step.Trigger, out stage);

        return stage;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("Replay")]
    public ArticleStage Replay_by_switch()
    {
        var stage = ArticleStage.Draft;
        foreach (var step in _steps)
            HandWritten.TryStep(stage, step.Trigger, out stage);

        return stage;
    }

    [Benchmark(OperationsPerInvoke = CountForStateless)]
    [BenchmarkCategory("Replay")]
    public ArticleStage Replay_Stateless()
    {
        var machine = StatelessMachines.Own(new(), hasGuards: false);
        foreach (var step in _steps.AsSpan(0, CountForStateless))
            machine.Fire(step.Trigger);

        return machine.State;
    }
}
