namespace Lifecycle;

/// <summary>The command has already been applied to the instance, to do something else. Nothing was written.</summary>
public sealed class CommandReusedException : LifecycleException
{
    internal CommandReusedException(string commandId, string? applied, string? trigger)
        : base(
            OneLineText.Of(
                $"Command {commandId} has already {(applied is null ? "changed the subject" : $"fired {applied}")} and "
                    + $"cannot {(trigger is null ? "change the subject" : $"fire {trigger}")}. "
                    + "Give every command an id of its own.")) => CommandId = commandId;

    /// <summary>The id of the command.</summary>
    public string CommandId { get; }
}
