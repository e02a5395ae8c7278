namespace Lifecycle;

/// <summary>What goes with a trigger when it is fired: who, why, with what, and on which version. Immutable.</summary>
/// <example>
/// <code>
/// await instance.FireAsync(Suspend, new() { Actor = "Dr Rao", Payload = new SuspensionNotice("Funding gap", reviewBy)
/// });
/// </code>
/// </example>
public sealed record TransitionCommand
{
    internal static TransitionCommand None { get; } = new();

    /// <summary>Who fires the trigger. Recorded, and given to criteria and actions.</summary>
    public string? Actor { get; init; }

    /// <summary>Why the trigger is fired. Recorded, and given to actions.</summary>
    public string? Reason { get; init; }

    /// <summary>What the trigger carries, of the type that the definition says with <c>Carries</c>.</summary>
    public object? Payload { get; init; }

    /// <summary>
    /// The version that the caller saw. When the instance has another by the time of the step, nothing happens and the
    /// outcome is <see cref="TransitionOutcome.Conflict"/>. <see langword="null"/> takes any version.
    /// </summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>
    /// What tells this command apart from every other to the same instance, 1 to 200 characters, for a manager: an
    /// accepted command changes an instance at most once, however often it is sent. An instance in memory passes it
    /// over.
    /// </summary>
    public string? CommandId { get; init; }
}
