namespace Lifecycle.EntityFrameworkCore;

/// <summary>A row of the table of applied commands. Its key prevents a command from being applied twice.</summary>
internal sealed class CommandRow
{
    public required string Lifecycle { get; init; }

    public required string InstanceId { get; init; }

    public required string CommandId { get; init; }

    /// <summary>The number of the first entry that the command wrote.</summary>
    public long FirstEntry { get; init; }

    /// <summary>The number of the last entry that the command wrote; less than the first if it wrote none.</summary>
    public long LastEntry { get; init; }
}
