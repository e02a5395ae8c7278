namespace Lifecycle;

/// <summary>A domain event that a store holds until it is sent. Immutable.</summary>
public sealed record OutgoingEvent
{
    /// <summary>
    /// The position among all events of the store, assigned by the store. Later events have greater positions.
    /// </summary>
    public long Position { get; init; }

    /// <summary>
    /// Identifies the event: the same however often it is sent, and different from that of every other event. At most
    /// <see cref="StoreLimits.LongestId"/> characters.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The name of the lifecycle.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>The id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The full name of the event's type.</summary>
    public required string Type { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>When the step that emitted it was taken, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
