namespace Lifecycle;

/// <summary>When a trigger falls due. An immutable value.</summary>
/// <param name="Trigger">The trigger, as text.</param>
/// <param name="At">When.</param>
/// <param name="IsTried">Whether it was fired then, whatever came of it.</param>
public sealed record StoredDueDate(string Trigger, DateTimeOffset At, bool IsTried = false);
