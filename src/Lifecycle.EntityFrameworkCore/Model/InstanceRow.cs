namespace Lifecycle.EntityFrameworkCore;

/// <summary>A row of the table of instances.</summary>
internal sealed class InstanceRow
{
    public required string Lifecycle { get; init; }

    public required string Id { get; init; }

    public required string Stage { get; init; }

    public string? Previous { get; init; }

    /// <summary>In UTC ticks.</summary>
    public long EnteredAt { get; init; }

    public long Version { get; init; }

    public long ConcurrencyToken { get; init; }

    public int DefinitionRevision { get; init; }

    public required string Subject { get; init; }

    public long EntryCount { get; init; }

    public required string Head { get; init; }

    /// <summary>As JSON.</summary>
    public required string DueDates { get; init; }

    /// <summary>The earliest due date that was not tried yet, in UTC ticks.</summary>
    public long? DueAt { get; init; }
}
