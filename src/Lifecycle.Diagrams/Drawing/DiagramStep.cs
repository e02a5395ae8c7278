namespace Lifecycle.Diagrams;

/// <summary>A step that an instance took. Immutable; equal by value.</summary>
/// <param name="From">The key of the stage that it was in.</param>
/// <param name="Trigger">The key of the trigger.</param>
/// <param name="To">The key of the stage that it was in afterwards.</param>
public sealed record DiagramStep(string From, string Trigger, string To);
