namespace Lifecycle.Diagrams;

/// <summary>
/// A trigger that can fall due in a stage of a <see cref="LifecycleDocument"/>: a time after the stage was entered, or
/// at a date of the subject. Immutable.
/// </summary>
public sealed class DocumentDueTrigger
{
    /// <summary>The key of the trigger.</summary>
    public required string Trigger { get; init; }

    /// <summary>
    /// How long after the stage was entered it is due: more than zero. <see langword="null"/> if it is due at a date
    /// of the subject.
    /// </summary>
    public TimeSpan? After { get; init; }

    /// <summary>
    /// The id of the date of the subject at which it is due; <see langword="null"/> if <see cref="After"/> says when.
    /// </summary>
    public string? Date { get; init; }

    internal Location Location { get; init; }
}
