namespace Lifecycle;

/// <summary>The ids of the log events. They are stable, and an id is never reused for another event.</summary>
public static class LifecycleEventIds
{
    /// <summary>Debug: a step was taken, or the definition ignores the trigger.</summary>
    public const int Accepted = 1;

    /// <summary>Information: criteria block the transition; the event lists them.</summary>
    public const int Refused = 2;

    /// <summary>Information: the stage has no transition for the trigger.</summary>
    public const int NotPermitted = 3;

    /// <summary>Information: the instance has changed since the version that the caller expected.</summary>
    public const int Conflict = 4;

    /// <summary>Warning: a criterion of a transition threw or timed out. With the exception.</summary>
    public const int CriterionFaulted = 5;

    /// <summary>
    /// Error: an action threw, or ran out of its own time. With the exception. Its step was not taken. If it was a
    /// follow-up, the steps before it remain.
    /// </summary>
    public const int Failed = 6;

    /// <summary>Debug: the caller cancelled the fire.</summary>
    public const int Cancelled = 7;

    /// <summary>Information: a due trigger was fired, with any outcome.</summary>
    public const int DueFired = 8;

    /// <summary>Error: firing a due trigger threw. It will be tried again. With the exception.</summary>
    public const int DueFailed = 9;

    /// <summary>Warning: an event was not sent. It will be tried again. With the exception.</summary>
    public const int EventNotSent = 10;

    /// <summary>
    /// Error: a round of looking for due triggers or events failed. The next round tries again. With the exception.
    /// </summary>
    public const int RoundFailed = 11;

    /// <summary>Error: an observer threw. The fire that it observed is not affected. With the exception.</summary>
    public const int ObserverFailed = 12;

    /// <summary>
    /// Error: the due date of an instance could not be read, so its trigger does not fall due. Each round reads it
    /// again. With the exception.
    /// </summary>
    public const int DueDateFailed = 13;

    /// <summary>Debug: a subject has started.</summary>
    public const int Started = 14;

    /// <summary>Information: criteria block a start; the event lists them.</summary>
    public const int StartRefused = 15;

    /// <summary>Warning: a criterion of a start threw or timed out. With the exception.</summary>
    public const int StartCriterionFaulted = 16;

    /// <summary>
    /// Error: an action of a start threw, or ran out of its own time. With the exception. The subject has not started.
    /// </summary>
    public const int StartFailed = 17;

    /// <summary>Debug: the caller cancelled a start.</summary>
    public const int StartCancelled = 18;

    /// <summary>Error: an event has failed too often, and is a dead letter. With the last exception.</summary>
    public const int EventDead = 19;

    /// <summary>
    /// Error: the database did not answer when the host started. Its instances are checked once it does. With the
    /// exception.
    /// </summary>
    public const int DatabaseUnreachable = 20;

    /// <summary>
    /// Error: a database that did not answer when the host started has stranded instances. With the exception that
    /// lists them.
    /// </summary>
    public const int Stranded = 21;

    /// <summary>
    /// Error: a stored event could not be read. The later events of its instance wait until it is repaired or deleted.
    /// With the exception.
    /// </summary>
    public const int EventUnreadable = 22;

    /// <summary>
    /// Error: the due dates of an instance could not be fired, such as because its row cannot be read. The next round
    /// tries again. With the exception.
    /// </summary>
    public const int DueInstanceFailed = 23;
}
