using System.Text.Json.Serialization;

namespace Lifecycle.Orleans.Tests.Harness;

public sealed class Guarded
{
    public int Seen { get; set; }
}

[JsonSerializable(typeof(Guarded))]
internal sealed partial class GuardedJson : JsonSerializerContext;

/// <summary>A lifecycle whose criterion and action call the manager of the same lifecycle.</summary>
public sealed class GuardedLifecycle : LifecycleDefinition<string, string, Guarded>
{
    public override string Name => "Guarded";

    protected override void Define(LifecycleBuilder<string, string, Guarded> lifecycle)
    {
        lifecycle.StartsIn("waiting");
        lifecycle.Stage("waiting")
            .On("see").Stay()
            .On("enter").Requires<IsFirstInLine>().OnTransition<CallTheOther>().GoTo("inside");
        lifecycle.Stage("inside").IsTerminal();
    }
}

/// <summary>Reads its own instance through the manager.</summary>
[Criterion("GUA-01", "It is the first in line")]
public sealed class IsFirstInLine(ILifecycleManager<string, string, Guarded> guarded) : IEntryCriterion<Guarded>
{
    public async ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<Guarded> context, CancellationToken cancellationToken) =>
        (await guarded.GetAsync("first", cancellationToken)).Stage == "waiting"
            ? CriterionResult.Met()
            : CriterionResult.Unmet("It is not.");
}

/// <summary>Fires another instance, whose grain may be firing this one.</summary>
public sealed class CallTheOther(ILifecycleManager<string, string, Guarded> guarded)
    : ITransitionAction<string, string, Guarded>
{
    public async ValueTask RunAsync(
        TransitionContext<string, string, Guarded> context, CancellationToken cancellationToken) =>
        await guarded.FireAsync("second", "see", cancellationToken: cancellationToken);
}
