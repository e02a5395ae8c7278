namespace Lifecycle;

/// <summary>
/// A step was taken, and a follow-up that it requested was not. <see cref="Completed"/> holds the steps that were
/// taken; <see cref="Exception.InnerException"/> is the reason the follow-up failed.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class FollowUpFailedException<TStage, TTrigger> : LifecycleException
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Makes an exception, for code that stands in for an instance or a manager.</summary>
    /// <param name="completed">The step that stands.</param>
    /// <param name="trigger">The follow-up that was not taken.</param>
    /// <param name="reason">The reason the follow-up failed.</param>
    public FollowUpFailedException(TransitionResult<TStage, TTrigger> completed, TTrigger trigger, Exception reason)
        : base(
            OneLineText.Of(
                $"{KeyText.Of(completed.Trigger)} was taken in {KeyText.Of(completed.From)}, but "
                    + $"{KeyText.Of(trigger)}, its follow-up, was not: ")
                + ExceptionText.MessageOf(reason),
            reason)
    {
        Completed = completed;
        Trigger = trigger;
    }

    /// <summary>The step that stands, with its events and the follow-ups that ran after it.</summary>
    public TransitionResult<TStage, TTrigger> Completed { get; }

    /// <summary>The follow-up that was not taken.</summary>
    public TTrigger Trigger { get; }

    /// <summary>
    /// The same exception with stages and triggers as text, for code that does not know their types.
    /// </summary>
    public FollowUpFailedException<string, string> AsText() =>
        this as FollowUpFailedException<string, string>
        ?? new(Completed.AsText(), KeyText.Of(Trigger), InnerException!);
}
