namespace Lifecycle;

/// <summary>A trigger that falls due. Immutable.</summary>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Trigger">The trigger to fire.</param>
/// <param name="DueAt">The instant from which it is due.</param>
public readonly record struct DueDate<TTrigger>(TTrigger Trigger, DateTimeOffset DueAt)
    where TTrigger : notnull;
