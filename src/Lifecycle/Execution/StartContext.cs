namespace Lifecycle;

/// <summary>The start that an action is part of. An immutable value.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public readonly struct StartContext<TStage, TSubject>
    where TStage : notnull
{
    private readonly TransitionCommand _command;

    internal StartContext(TSubject subject, TStage stage, TransitionCommand command, DateTimeOffset now)
    {
        Subject = subject;
        Stage = stage;
        Now = now;
        _command = command;
    }

    /// <summary>The subject.</summary>
    public TSubject Subject { get; }

    /// <summary>The stage that it starts in.</summary>
    public TStage Stage { get; }

    /// <summary>Who starts it, if the caller stated it.</summary>
    public string? Actor => _command.Actor;

    /// <summary>Why, if the caller stated it.</summary>
    public string? Reason => _command.Reason;

    /// <summary>The instant of the start, the same for all its criteria and actions.</summary>
    public DateTimeOffset Now { get; }
}
