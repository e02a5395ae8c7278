namespace Lifecycle;

/// <summary>The step that an entry, exit or transition action is part of. An immutable value.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public readonly struct TransitionContext<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly TransitionCommand _command;
    private readonly FireScope _scope;
    private readonly int _step;

    internal TransitionContext(
        TSubject subject,
        TStage from,
        TStage to,
        TTrigger trigger,
        TransitionCommand command,
        DateTimeOffset now,
        FireScope scope)
    {
        Subject = subject;
        From = from;
        To = to;
        Trigger = trigger;
        Now = now;
        _command = command;
        _scope = scope;
        _step = scope.Step;
    }

    /// <summary>The subject.</summary>
    public TSubject Subject { get; }

    /// <summary>The stage that is left.</summary>
    public TStage From { get; }

    /// <summary>The stage that is entered; equal to <see cref="From"/> when the step re-enters or stays.</summary>
    public TStage To { get; }

    /// <summary>The trigger that was fired.</summary>
    public TTrigger Trigger { get; }

    /// <summary>
    /// The payload of the trigger, of the type it carries; <see langword="null"/> if it carries none.
    /// </summary>
    public object? Payload => _command.Payload;

    /// <summary>Who fires the trigger, if the caller stated it.</summary>
    public string? Actor => _command.Actor;

    /// <summary>Why, if the caller stated it.</summary>
    public string? Reason => _command.Reason;

    /// <summary>The instant of the step, the same for all its criteria and actions.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>
    /// Requests a follow-up: another trigger, fired when this step is complete and before any other caller's. It is a
    /// step and a history entry of its own, by the same actor; its result is in
    /// <see cref="TransitionResult{TStage, TTrigger}.FollowUps"/>. If this step fails, it is not fired. After 1,000
    /// follow-ups of one fire, the next one fails.
    /// </summary>
    /// <param name="trigger">The trigger to fire next.</param>
    /// <param name="payload">Its payload.</param>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="InvalidOperationException">The step is over, or this is a default value without a
    /// step.</exception>
    public void Then(TTrigger trigger, object? payload = null)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        if (_scope is null)
            throw new InvalidOperationException("A default context belongs to no step, so no trigger can follow it.");

        var command = _command with { Payload = payload, ExpectedVersion = null };
        (_scope.Instance as LifecycleInstance<TStage, TTrigger, TSubject>)?.CheckPayload(trigger, command);
        if (!_scope.TryRequest(_step, trigger, command))
        {
            throw new InvalidOperationException(
                $"{KeyText.Of(trigger)} was requested after its step was over. Call Then before the action ends.");
        }
    }
}
