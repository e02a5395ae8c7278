namespace Lifecycle;

/// <summary>Which outgoing events to read from a store. Immutable.</summary>
public sealed record EventQuery
{
    /// <summary>The name of the lifecycle.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>Only events with a greater position are read. Default: 0, for all.</summary>
    public long After { get; init; }

    /// <summary>The largest number of events to read; at least 1. Default: 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>
    /// Leaves out the events whose next attempt is later, and the later events of their instances. Default:
    /// <see langword="null"/>, which leaves none out.
    /// </summary>
    public DateTimeOffset? SendableAt { get; init; }

    /// <summary>
    /// Whether to read the dead letters, which are no longer sent, or the others. Default: <see langword="false"/>.
    /// </summary>
    public bool IsDead { get; init; }

    /// <summary>
    /// Called for each event that cannot be read, in the order of positions; the others are returned. Such an event
    /// counts towards the limit. <see langword="null"/>, the default, ends the reading with the exception.
    /// </summary>
    public Action<UnreadableRow>? Unreadable { get; init; }
}
