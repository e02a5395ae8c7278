namespace Lifecycle.EntityFrameworkCore;

/// <summary>A row of the table of history entries. Never changed after it is written.</summary>
internal sealed class EntryRow
{
    public required string Lifecycle { get; init; }

    public required string InstanceId { get; init; }

    public long Number { get; init; }

    public long ConcurrencyToken { get; init; }

    /// <summary>In UTC ticks.</summary>
    public long At { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Trigger { get; init; }

    public int Outcome { get; init; }

    public long Version { get; init; }

    public int DefinitionRevision { get; init; }

    public string? Actor { get; init; }

    public string? Reason { get; init; }

    public string? CommandId { get; init; }

    public required string Report { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}
