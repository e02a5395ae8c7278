namespace Lifecycle.EntityFrameworkCore;

/// <summary>A row of the table of outgoing events. Deleted when the event is sent.</summary>
internal sealed class EventRow
{
    public long Position { get; init; }

    public required string Key { get; init; }

    public required string Lifecycle { get; init; }

    public required string InstanceId { get; init; }

    public required string Type { get; init; }

    public required string Body { get; init; }

    /// <summary>In UTC ticks.</summary>
    public long At { get; init; }
}
