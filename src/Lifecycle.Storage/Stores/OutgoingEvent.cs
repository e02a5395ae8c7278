namespace Lifecycle;

/// <summary>A domain event on its way out of a store. Immutable.</summary>
public sealed record OutgoingEvent
{
    /// <summary>
    /// Where it stands among all events of the store; given by the store. Later ones have greater positions.
    /// </summary>
    public long Position { get; init; }

    /// <summary>What tells it apart from every other event, however often it is sent. At most 200 characters.</summary>
    public required string Key { get; init; }

    /// <summary>The name of the lifecycle.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>The id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The full name of the type of the event.</summary>
    public required string Type { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>When the step was taken, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
