namespace Lifecycle;

/// <summary>What goes into a store at once. Immutable.</summary>
public sealed record StoreWrite
{
    /// <summary>
    /// The instance as it is afterwards. Its concurrency token is one more than the stored one; 1 where the instance is
    /// new.
    /// </summary>
    public required StoredInstance Instance { get; init; }

    /// <summary>The entries to add to its history, in order; each continues the chain.</summary>
    public IReadOnlyList<StoredEntry> Entries { get; init; } = [];

    /// <summary>The events that leave with it, in order. Their positions are the store's to give.</summary>
    public IReadOnlyList<OutgoingEvent> Events { get; init; } = [];

    /// <summary>The command that is applied by this write, and by no other to the same instance.</summary>
    public string? CommandId { get; init; }
}
