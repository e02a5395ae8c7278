namespace Lifecycle;

/// <summary>What firing one trigger would do now. Immutable.</summary>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Trigger">The trigger.</param>
/// <param name="Report">What the gate found.</param>
public sealed record Prospect<TTrigger>(TTrigger Trigger, GateReport Report)
    where TTrigger : notnull
{
    /// <summary>Whether the stage permits the trigger, whatever the criteria say.</summary>
    public bool IsPermitted => Report.Outcome != TransitionOutcome.NotPermitted;

    /// <summary>Whether firing it would succeed.</summary>
    public bool IsOpen => Report.Passed;
}
