namespace Lifecycle;

/// <summary>A trigger of a stored instance, and when it falls due. Immutable; equal by value.</summary>
/// <param name="Trigger">The trigger, as text.</param>
/// <param name="At">The instant from which it is due. Of a due date that could not be read, the instant of that
/// write: from then on it is due to be read again.</param>
/// <param name="IsTried">Whether it was fired because it fell due, whatever the outcome.</param>
/// <param name="Fault">The exception that reading the due date from the subject threw, as text;
/// <see langword="null"/> if it was read.</param>
public sealed record StoredDueDate(string Trigger, DateTimeOffset At, bool IsTried = false, string? Fault = null);
