using System.Text.Json.Serialization;

namespace Lifecycle.Benchmarks.Storage;

public enum CounterStage
{
    Counting,
    Counted,
}

public enum CounterTrigger
{
    Count,
    Stop,
}

public sealed class Counter
{
    public int Count { get; set; }

    public string Name { get; set; } = "A counter of the benchmarks";
}

internal sealed record Counted(int Count);

[JsonSerializable(typeof(Counter))]
[JsonSerializable(typeof(Counted))]
internal sealed partial class CounterJson : JsonSerializerContext;

internal sealed class CounterLifecycle : LifecycleDefinition<CounterStage, CounterTrigger, Counter>
{
    protected override void Define(LifecycleBuilder<CounterStage, CounterTrigger, Counter> lifecycle)
    {
        lifecycle.StartsIn(CounterStage.Counting);
        lifecycle
            .Stage(CounterStage.Counting)
            .On(CounterTrigger.Count)
            .OnTransition(context => context.Subject.Count++)
            .Stay();
        lifecycle.Stage(CounterStage.Counting).On(CounterTrigger.Stop).GoTo(CounterStage.Counted);
        lifecycle.Stage(CounterStage.Counted).IsTerminal();
    }
}
