namespace Lifecycle.EntityFrameworkCore;

/// <summary>A row of the table of applied commands: its key is what keeps a command from being applied twice.</summary>
internal sealed class CommandRow
{
    public required string Lifecycle { get; init; }

    public required string InstanceId { get; init; }

    public required string CommandId { get; init; }

    /// <summary>The edition of the instance that it made.</summary>
    public long Edition { get; init; }
}
