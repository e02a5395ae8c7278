using BenchmarkDotNet.Attributes;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// What looks at a whole graph: a complete graph, in which each of 300 stages leads to every other, and a stage with
/// 2,000 triggers behind one criterion.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class DryRunBenchmarks
{
    private const int Stages = 300;
    private const int Triggers = 2_000;

    private static readonly InstanceOptions NoHistory = new() { KeepHistory = false };

    private readonly LifecycleInstance<int, int, object> _complete = new CompleteLifecycle().Start(new(), NoHistory);
    private readonly LifecycleInstance<int, int, object> _wide = new WideLifecycle().Start(new(), NoHistory);

    [Benchmark]
    public VerificationReport Verify() => _complete.Graph.Verify();

    [Benchmark]
    public ValueTask<RoutePlan<int, int>> Plan() => _complete.PlanAsync(Stages - 1);

    [Benchmark]
    public ValueTask<Prospects<int, int>> EvaluateAll() => _wide.EvaluateAllAsync();

    private sealed class CompleteLifecycle : LifecycleDefinition<int, int, object>
    {
        protected override void Define(LifecycleBuilder<int, int, object> lifecycle)
        {
            lifecycle.StartsIn(0);
            for (var from = 0; from < Stages; from++)
            {
                for (var to = 0; to < Stages; to++)
                {
                    if (to != from)
                        lifecycle.Stage(from).On(to).GoTo(to);
                }
            }
        }
    }

    private sealed class WideLifecycle : LifecycleDefinition<int, int, object>
    {
        protected override void Define(LifecycleBuilder<int, int, object> lifecycle)
        {
            lifecycle.StartsIn(0);
            for (var trigger = 0; trigger < Triggers; trigger++)
                lifecycle.Stage(0).On(trigger).GoTo(1);

            lifecycle.Stage(1).Requires("W-1", _ => true, "Never.");
        }
    }
}
