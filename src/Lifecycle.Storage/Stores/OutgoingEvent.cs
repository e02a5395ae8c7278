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

    /// <summary>How many attempts to send it have failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed; <see langword="null"/> if none has.</summary>
    public string? LastError { get; init; }

    /// <summary>
    /// When it is to be sent again, in UTC; <see langword="null"/> for at once. The later events of its instance wait.
    /// </summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>The names of the senders that accepted it while others failed. They are not asked again.</summary>
    public IReadOnlyList<string> SentTo { get; init; } = [];

    /// <summary>
    /// Whether it is a dead letter: it has failed too often, and is not sent again until an operator says so. The later
    /// events of its instance are sent.
    /// </summary>
    public bool IsDead { get; init; }
}
