namespace Lifecycle;

/// <summary>The ids of the log events. They are stable, and none is used again for another event.</summary>
public static class LifecycleEventIds
{
    /// <summary>Debug: a step was taken, or the trigger was ignored by definition.</summary>
    public const int Accepted = 1;

    /// <summary>Information: criteria block, and which.</summary>
    public const int Refused = 2;

    /// <summary>Information: the stage has no transition for the trigger.</summary>
    public const int NotPermitted = 3;

    /// <summary>Information: the instance had changed since the version that the caller saw.</summary>
    public const int Conflict = 4;

    /// <summary>Warning: a criterion threw or ran out of time, with the exception.</summary>
    public const int CriterionFaulted = 5;

    /// <summary>
    /// Error: an action threw, with the exception. Its step was not taken; where that was a follow-up, the steps before
    /// it stand.
    /// </summary>
    public const int Failed = 6;

    /// <summary>Debug: the caller gave up.</summary>
    public const int Cancelled = 7;

    /// <summary>A trigger that fell due was fired, whatever came of it.</summary>
    public const int DueFired = 8;

    /// <summary>A trigger that fell due could not be fired, and will be tried again.</summary>
    public const int DueFailed = 9;

    /// <summary>An event was not sent, and will be tried again.</summary>
    public const int EventNotSent = 10;

    /// <summary>A look for due dates or events failed, and will be repeated.</summary>
    public const int RoundFailed = 11;
}
