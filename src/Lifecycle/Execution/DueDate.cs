namespace Lifecycle;

/// <summary>A trigger and the instant from which it is due. Immutable; equal by value.</summary>
/// <remarks>
/// Where the due date could not be read from the subject, <see cref="Exception"/> is the reason and
/// <see cref="DueAt"/> is <see cref="DateTimeOffset.MaxValue"/>, so the trigger does not fall due.
/// </remarks>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Trigger">The trigger to fire.</param>
/// <param name="DueAt">The instant from which it is due.</param>
public readonly record struct DueDate<TTrigger>(TTrigger Trigger, DateTimeOffset DueAt)
    where TTrigger : notnull
{
    /// <summary>Why the due date could not be read; <see langword="null"/> if it could.</summary>
    public Exception? Exception { get; init; }
}
