namespace Lifecycle;

/// <summary>
/// A step was taken, and a follow-up that it asked for was not. What was taken stands, and <see cref="Completed"/> says
/// what came of it; <see cref="Exception.InnerException"/> says what went wrong then.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class FollowUpFailedException<TStage, TTrigger> : LifecycleException
    where TStage : notnull
    where TTrigger : notnull
{
    internal FollowUpFailedException(TransitionResult<TStage, TTrigger> completed, TTrigger trigger, Exception reason)
        : base(
            $"{completed.Trigger} was taken in {completed.From}, but {trigger}, which was to follow, was not: "
                + $"{reason.Message}",
            reason)
    {
        Completed = completed;
        Trigger = trigger;
    }

    /// <summary>The step that stands, with its events and the follow-ups that were taken or refused after it.</summary>
    public TransitionResult<TStage, TTrigger> Completed { get; }

    /// <summary>The follow-up that was not taken.</summary>
    public TTrigger Trigger { get; }
}
