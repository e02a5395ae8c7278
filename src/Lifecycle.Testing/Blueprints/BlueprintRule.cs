namespace Lifecycle.Testing;

/// <summary>What a stage does on a trigger. Immutable.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Target">Where a move leads; of no meaning otherwise.</param>
/// <param name="Guard">The guard that has to hold; <see langword="null"/> for what is done where no rule before
/// holds.</param>
public sealed record BlueprintRule(int Stage, int Trigger, TransitionKind Kind, int Target = 0, int? Guard = null)
{
    /// <summary>The rule as text.</summary>
    public override string ToString() =>
        $"{Stage} on {Trigger}{(Guard is { } guard ? $" if {guard}" : "")}: "
            + $"{Kind}{(Kind == TransitionKind.Move ? $" to {Target}" : "")}";
}
