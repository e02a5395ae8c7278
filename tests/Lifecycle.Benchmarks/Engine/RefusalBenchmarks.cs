using BenchmarkDotNet.Attributes;
using Lifecycle.Benchmarks.Peers;
using Stateless;
using static Lifecycle.Benchmarks.Engine.ArticleTrigger;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// A step with three unmet criteria. Stateless says so with an exception. MassTransit passes an event over whose filter
/// is not met, and says nothing, so it is not here.
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

    /// <summary>Without the exception: asking first, as its documentation advises.</summary>
    [Benchmark]
    public ICollection<string> Refusal_Stateless_asked_first()
    {
        _machine.CanFire(Submit, out var missing);
        return missing;
    }
}
