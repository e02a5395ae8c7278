namespace Lifecycle.Testing;

/// <summary>What a stage does on a trigger. Immutable; compared by value.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Kind">The kind of transition.</param>
/// <param name="Target">The stage that a move leads to; of no meaning for other kinds.</param>
/// <param name="Guard">The guard that has to hold, or <see langword="null"/> for the rule that applies when no rule
/// before it does.</param>
public sealed record BlueprintRule(int Stage, int Trigger, TransitionKind Kind, int Target = 0, int? Guard = null)
{
    /// <summary>The rule as text.</summary>
    public override string ToString() =>
        $"{Stage} on {Trigger}{(Guard is { } guard ? $" if {guard}" : "")}: "
            + $"{Kind}{(Kind == TransitionKind.Move ? $" to {Target}" : "")}";
}
