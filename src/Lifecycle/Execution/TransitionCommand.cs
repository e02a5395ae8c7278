namespace Lifecycle;

/// <summary>
/// Who fires a trigger, why, with what payload, and on which version. Immutable; equal by value.
/// </summary>
/// <example>
/// <code>
/// await instance.FireAsync(Suspend, new() { Actor = "Dr Rao", Payload = new SuspensionNotice("Funding gap", reviewBy)
/// });
/// </code>
/// </example>
public sealed record TransitionCommand
{
    internal static TransitionCommand None { get; } = new();

    /// <summary>Who fires the trigger. Recorded, and passed to criteria and actions.</summary>
    public string? Actor { get; init; }

    /// <summary>Why the trigger is fired. Recorded, and passed to actions.</summary>
    public string? Reason { get; init; }

    /// <summary>The payload, of the type that the definition declares with <c>Carries</c>.</summary>
    public object? Payload { get; init; }

    /// <summary>
    /// The version that the caller saw. If the instance has another when the step is taken, nothing happens and the
    /// outcome is <see cref="TransitionOutcome.Conflict"/>. <see langword="null"/>, the default, accepts any version.
    /// </summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>
    /// Identifies this command among all commands to the same instance; 1 to 200 characters. A manager applies each
    /// accepted command at most once, however often it is sent. An instance in memory ignores it.
    /// </summary>
    public string? CommandId { get; init; }

    /// <summary>
    /// Tells what the command asks for, such as a hash of the request; 1 to 200 characters. A manager keeps it with an
    /// accepted command, and refuses the same <see cref="CommandId"/> with another fingerprint. <see langword="null"/>,
    /// the default, is not compared. An instance in memory ignores it.
    /// </summary>
    public string? Fingerprint { get; init; }
}
