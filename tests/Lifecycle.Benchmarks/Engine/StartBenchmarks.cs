using BenchmarkDotNet.Attributes;
using Lifecycle.Benchmarks.Peers;
using Stateless;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>Starts an instance for a subject that exists.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class StartBenchmarks
{
    private static readonly InstanceOptions NoHistory = new() { KeepHistory = false };

    private readonly Article _article = new();
    private readonly ArticleLifecycle _lifecycle = new(hasCriteria: true);

    [Benchmark(Baseline = true)]
    public LifecycleInstance<ArticleStage, ArticleTrigger, Article> Start() => _lifecycle.Start(_article, NoHistory);

    [Benchmark]
    public StateMachine<ArticleStage, ArticleTrigger> Start_Stateless() =>
        StatelessMachines.Own(_article, hasGuards: true);

    [Benchmark]
    public ArticleSaga Start_MassTransit() => new() { Article = _article };
}
