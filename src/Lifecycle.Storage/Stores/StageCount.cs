namespace Lifecycle;

/// <summary>
/// How many stored instances are in a stage that they entered from another. Immutable; equal by value.
/// </summary>
/// <param name="Stage">The stage, as text.</param>
/// <param name="Previous">The stage from which they entered it, as text; <see langword="null"/> if they have not
/// moved.</param>
/// <param name="Count">How many there are; at least 1.</param>
public sealed record StageCount(string Stage, string? Previous, long Count);
