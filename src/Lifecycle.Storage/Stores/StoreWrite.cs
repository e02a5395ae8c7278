namespace Lifecycle;

/// <summary>What a store writes in one transaction. Immutable.</summary>
public sealed record StoreWrite
{
    private readonly string? _previousHead;

    /// <summary>
    /// The instance after the write. Its concurrency token is one more than the stored one, or 1 if the instance is
    /// new.
    /// </summary>
    public required StoredInstance Instance { get; init; }

    /// <summary>
    /// The hash of the last entry before the write. The stored instance has to have it, which one that was started anew
    /// under the id of a deleted one does not. Default: that of <see cref="Instance"/>, for a write without entries.
    /// </summary>
    public string PreviousHead
    {
        get => _previousHead ?? Instance.Head;
        init => _previousHead = value;
    }

    /// <summary>What the write does besides. Default: <see cref="StoreWriteKind.Append"/>.</summary>
    public StoreWriteKind Kind { get; init; }

    /// <summary>The entries to append to its history, in order. Each continues the chain of hashes.</summary>
    public IReadOnlyList<StoredEntry> Entries { get; init; } = [];

    /// <summary>
    /// The entry whose <see cref="StoredEntry.Repeats"/> the store raises by one; <see langword="null"/> for none.
    /// </summary>
    public StoredRepeat? Repeat { get; init; }

    /// <summary>
    /// The <see cref="StoredInstance.BlockedBy"/> of the stored instance, if the write changes it;
    /// <see langword="null"/>, the default, if it does not. It tells a store that indexes instances by what blocks them
    /// what to change.
    /// </summary>
    public IReadOnlyList<string>? BlockedBefore { get; init; }

    /// <summary>The events to send, in order. The store assigns their positions.</summary>
    public IReadOnlyList<OutgoingEvent> Events { get; init; } = [];

    /// <summary>
    /// Called after the commit of a write that is part of a transaction of the application, if the store learns of the
    /// commit. A store that commits before it answers need not call it. Must not throw. Default:
    /// <see langword="null"/>.
    /// </summary>
    public Action? OnCommit { get; init; }

    /// <summary>
    /// The id of the command that this write applies, and that no other write to the instance may apply;
    /// <see langword="null"/> for none. The first entry has it.
    /// </summary>
    public string? CommandId => Entries is [{ CommandId: var applied }, ..] ? applied : null;
}
