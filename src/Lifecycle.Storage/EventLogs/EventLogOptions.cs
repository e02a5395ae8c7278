namespace Lifecycle;

/// <summary>What an event log contains. Immutable; change it with <c>with</c>.</summary>
public sealed record EventLogOptions
{
    /// <summary>Whether refused fires are events too. Default: no.</summary>
    public bool IncludesRefusals { get; init; }

    /// <summary>
    /// Whether events say who did it and why. Default: yes. Details that were erased are never there.
    /// </summary>
    public bool IncludesDetails { get; init; } = true;

    /// <summary>
    /// Called for each entry that cannot be read; the log goes on without it. <see langword="null"/>, the default, ends
    /// the log with the exception.
    /// </summary>
    public Action<UnreadableRow>? Unreadable { get; init; }
}
