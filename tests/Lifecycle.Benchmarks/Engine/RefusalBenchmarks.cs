using BenchmarkDotNet.Attributes;
using Lifecycle.Benchmarks.Peers;
using Stateless;
using static Lifecycle.Benchmarks.Engine.ArticleTrigger;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// A fire with three unmet criteria. Stateless throws an exception. MassTransit is not measured: it silently skips an
/// event whose filter is not met.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class RefusalBenchmarks
{
    private readonly Article _article = Article.Unfinished;
    private readonly LifecycleInstance<ArticleStage, ArticleTrigger, Article> _instance = new ArticleLifecycle(
        hasCriteria: true).Start(Article.Unfinished, new() { KeepHistory = false });
    private readonly StateMachine<ArticleStage, ArticleTrigger> _machine = StatelessMachines.Own(
        Article.Unfinished,
        hasGuards: true);

    [Benchmark(Baseline = true)]
    public ValueTask<TransitionResult<ArticleStage, ArticleTrigger>> Refusal() => _instance.TryFireAsync(Submit);

    [Benchmark]
    public List<string>? Refusal_by_hand()
    {
        HandWritten.TryFire(_article, Submit, out var missing);
        return missing;
    }

    [Benchmark]
    public string? Refusal_Stateless()
    {
        try
        {
            _machine.Fire(Submit);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Avoids the exception by calling <c>CanFire</c> first, as its documentation advises.</summary>
    [Benchmark]
    public ICollection<string> Refusal_Stateless_asked_first()
    {
        _machine.CanFire(Submit, out var missing);
        return missing;
    }
}
