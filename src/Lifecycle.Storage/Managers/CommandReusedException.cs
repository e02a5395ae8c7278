namespace Lifecycle;

/// <summary>
/// The command has already been applied to the instance, to do something else or with another
/// <see cref="TransitionCommand.Fingerprint"/>. Nothing was written.
/// </summary>
public sealed class CommandReusedException : LifecycleException
{
    /// <summary>Makes an exception, for code that stands in for a manager.</summary>
    /// <param name="commandId">The id of the command.</param>
    /// <param name="applied">The trigger that it fired; <see langword="null"/> if it started the
    /// instance, or changed or erased its subject.</param>
    /// <param name="trigger">The trigger that it was to fire; <see langword="null"/> if it was to start
    /// the instance, or to change or erase its subject.</param>
    public CommandReusedException(string commandId, string? applied, string? trigger)
        : base(
            OneLineText.Of(
                $"Command {commandId} {Explain(applied, trigger)}. Give every command an id of its own.")) =>
        (CommandId, Applied, Trigger) = (commandId, applied, trigger);

    /// <summary>The id of the command.</summary>
    public string CommandId { get; }

    /// <summary>The trigger that it fired, as text; <see langword="null"/> if it started the
    /// instance, or changed or erased its subject.</summary>
    public string? Applied { get; }

    /// <summary>
    /// The trigger that it was to fire, as text; <see langword="null"/> if it was to start the instance, or to change
    /// or erase its subject.
    /// </summary>
    public string? Trigger { get; }

    private static string Explain(string? applied, string? trigger)
    {
        var done = applied is null ? "started or changed the instance" : $"fired {applied}";
        return applied == trigger
            ? $"has already {done} with other contents"
            : $"has already {done} and cannot {(trigger is null ? "start or change the instance" : $"fire {trigger}")}";
    }
}
