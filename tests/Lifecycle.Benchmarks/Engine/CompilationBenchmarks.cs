using BenchmarkDotNet.Attributes;
using Stateless;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// A definition of many stages, each with ten transitions (nine in the smallest), and the same machine in Stateless.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class CompilationBenchmarks
{
    private const int TransitionsPerStage = 10;

    [Params(10, 1_000, 10_000)]
    public int Stages { get; set; }

    [Benchmark(Baseline = true)]
    public int Compile() => new Ring(Stages).Graph.Transitions.Count;

    [Benchmark]
    public StateMachine<int, int> Configure_Stateless()
    {
        var machine = new StateMachine<int, int>(0);
        for (var stage = 0; stage < Stages; stage++)
        {
            var configuration = machine.Configure(stage);
            for (var trigger = 1; trigger <= Math.Min(TransitionsPerStage, Stages - 1); trigger++)
                configuration.Permit(trigger, (stage + trigger) % Stages);
        }

        return machine;
    }

    private sealed class Ring(int stages) : LifecycleDefinition<int, int, object>
    {
        protected override void Define(LifecycleBuilder<int, int, object> lifecycle)
        {
            lifecycle.StartsIn(0);
            for (var number = 0; number < stages; number++)
            {
                var stage = lifecycle.Stage(number);
                for (var trigger = 1; trigger <= Math.Min(TransitionsPerStage, stages - 1); trigger++)
                    stage.On(trigger).GoTo((number + trigger) % stages);
            }
        }
    }
}
