namespace Lifecycle;

/// <summary>What has happened to a part of a definition.</summary>
public enum GraphChangeKind
{
    /// <summary>Only the later definition has it.</summary>
    Added = 0,

    /// <summary>Only the earlier definition has it.</summary>
    Removed = 1,

    /// <summary>Both have it, and it differs.</summary>
    Changed = 2,
}
