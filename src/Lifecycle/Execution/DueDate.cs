namespace Lifecycle;

/// <summary>A trigger and the instant from which it is due. Immutable; equal by value.</summary>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Trigger">The trigger to fire.</param>
/// <param name="DueAt">The instant from which it is due.</param>
public readonly record struct DueDate<TTrigger>(TTrigger Trigger, DateTimeOffset DueAt)
    where TTrigger : notnull;
