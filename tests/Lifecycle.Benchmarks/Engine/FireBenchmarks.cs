using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Lifecycle.Benchmarks.Peers;
using Stateless;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// A fire, in a round of four, without and with three criteria that are met. Only the last category keeps a history,
/// and there only Lifecycle does.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class FireBenchmarks
{
    private const int RoundsWithHistory = 64;

    private static readonly InstanceOptions NoHistory = new() { KeepHistory = false };
    private static readonly InstanceOptions WithHistory = new();
    private static readonly InstanceOptions WithHistoryAndCoarseClock = new()
    {
        TimeProvider = CoarseTimeProvider.Instance,
    };

    private readonly ArticleLifecycle _checked = new(hasCriteria: true);
    private readonly Article _article = new();
    private readonly LifecycleInstance<ArticleStage, ArticleTrigger, Article> _bareInstance = new ArticleLifecycle(
        hasCriteria: false).Start(new(), NoHistory);
    private readonly LifecycleInstance<ArticleStage, ArticleTrigger, Article> _checkedInstance;
    private readonly StateMachine<ArticleStage, ArticleTrigger> _bareMachine = StatelessMachines.Own(
        new(),
        hasGuards: false);
    private readonly StateMachine<ArticleStage, ArticleTrigger> _guardedMachine = StatelessMachines.Own(
        new(),
        hasGuards: true);
    private readonly StatelessMachines _bareMachines = StatelessMachines.ForAll(hasGuards: false);
    private readonly StatelessMachines _guardedMachines = StatelessMachines.ForAll(hasGuards: true);
    private readonly ArticleSaga.Round _bareSaga = ArticleSaga.InDraftAsync(hasGuards: false).GetAwaiter().GetResult();
    private readonly ArticleSaga.Round _guardedSaga = ArticleSaga
        .InDraftAsync(hasGuards: true)
        .GetAwaiter()
        .GetResult();

    private int _owner;

    public FireBenchmarks() => _checkedInstance = _checked.Start(new(), NoHistory);

    [Benchmark(Baseline = true, OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire")]
    public ValueTask Fire() => FireRoundAsync(_bareInstance);

    /// <summary>The least that a thread-safe step can cost: it acquires something and writes it back.</summary>
    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire")]
    public int Compare_and_swap()
    {
        foreach (var _ in Article.Round)
        {
            if (Interlocked.CompareExchange(ref _owner, 1, 0) == 0)
                Volatile.Write(ref _owner, 0);
        }

        return _owner;
    }

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire")]
    public bool Fire_by_hand()
    {
        var moved = true;
        foreach (var trigger in Article.Round)
            moved &= HandWritten.TryFire(_article, trigger);

        return moved;
    }

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire")]
    public void Fire_Stateless()
    {
        foreach (var trigger in Article.Round)
            _bareMachine.Fire(trigger);
    }

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire")]
    public void Fire_Stateless_shared()
    {
        foreach (var trigger in Article.Round)
            _bareMachines.Fire(_article, trigger);
    }

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire")]
    public Task Fire_MassTransit() => _bareSaga.RunAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire, three criteria")]
    public ValueTask Criteria() => FireRoundAsync(_checkedInstance);

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire, three criteria")]
    public bool Criteria_by_hand()
    {
        var moved = true;
        foreach (var trigger in Article.Round)
            moved &= HandWritten.TryFire(_article, trigger, out _);

        return moved;
    }

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire, three criteria")]
    public void Criteria_Stateless()
    {
        foreach (var trigger in Article.Round)
            _guardedMachine.Fire(trigger);
    }

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire, three criteria")]
    public void Criteria_Stateless_shared()
    {
        foreach (var trigger in Article.Round)
            _guardedMachines.Fire(_article, trigger);
    }

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire, three criteria")]
    public Task Criteria_MassTransit() => _guardedSaga.RunAsync();

    /// <summary>Starts a new instance each time, since a history grows.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 4 * RoundsWithHistory)]
    [BenchmarkCategory("Fire, three criteria, history")]
    public ValueTask<int> History() => FireWithHistoryAsync(WithHistory);

    [Benchmark(OperationsPerInvoke = 4 * RoundsWithHistory)]
    [BenchmarkCategory("Fire, three criteria, history")]
    public ValueTask<int> History_coarse_clock() => FireWithHistoryAsync(WithHistoryAndCoarseClock);

    [Benchmark(OperationsPerInvoke = 4)]
    [BenchmarkCategory("Fire, three criteria, history")]
    public void History_Stateless_keeps_none() => Criteria_Stateless();

    private async ValueTask<int> FireWithHistoryAsync(InstanceOptions options)
    {
        var instance = _checked.Start(_article, options);
        for (var round = 0; round < RoundsWithHistory; round++)
            await FireRoundAsync(instance);

        return instance.History.Count;
    }

    private static async ValueTask FireRoundAsync(LifecycleInstance<ArticleStage, ArticleTrigger, Article> instance)
    {
        foreach (var trigger in Article.Round)
            await instance.FireAsync(trigger);
    }
}
