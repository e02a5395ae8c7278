namespace Lifecycle;

/// <summary>A trigger that can fall due in a stage: by a date of the subject, or a time after the entry.</summary>
internal sealed class DueTrigger<TTrigger, TSubject>
{
    private readonly Func<TSubject, DateTimeOffset?>? _due;

    public DueTrigger(Func<TSubject, DateTimeOffset?> due, TTrigger trigger)
    {
        _due = due;
        Trigger = trigger;
    }

    public DueTrigger(TimeSpan after, TTrigger trigger)
    {
        After = after;
        Trigger = trigger;
    }

    public TTrigger Trigger { get; }

    /// <summary>How long after the stage was entered it is due; null if a date of the subject tells.</summary>
    public TimeSpan? After { get; }

    /// <summary>The due date; null for none.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="enteredAt">When the stage was entered; known wherever <see cref="After"/> is set.</param>
    public DateTimeOffset? DueAt(TSubject subject, DateTimeOffset? enteredAt)
    {
        if (_due is not null)
            return _due(subject);

        var (entered, after) = (enteredAt!.Value, After!.Value);
        return after < DateTimeOffset.MaxValue - entered ? entered + after : DateTimeOffset.MaxValue;
    }
}
