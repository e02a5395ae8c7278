namespace Lifecycle;

/// <summary>The outcome of firing one trigger now. Immutable; equal by value.</summary>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Trigger">The trigger.</param>
/// <param name="Report">The gate's report.</param>
public sealed record Prospect<TTrigger>(TTrigger Trigger, GateReport Report)
    where TTrigger : notnull
{
    /// <summary>Whether the stage permits the trigger, whatever its criteria.</summary>
    public bool IsPermitted => Report.Outcome != TransitionOutcome.NotPermitted;

    /// <summary>Whether firing it would succeed, as far as is known without a payload.</summary>
    public bool IsOpen => Report.Passed;
}
