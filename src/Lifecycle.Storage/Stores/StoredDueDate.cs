namespace Lifecycle;

/// <summary>A trigger of a stored instance, and when it falls due. Immutable; equal by value.</summary>
/// <param name="Trigger">The trigger, as text.</param>
/// <param name="At">The instant from which it is due.</param>
/// <param name="IsTried">Whether it was fired because it fell due, whatever the outcome.</param>
public sealed record StoredDueDate(string Trigger, DateTimeOffset At, bool IsTried = false);
