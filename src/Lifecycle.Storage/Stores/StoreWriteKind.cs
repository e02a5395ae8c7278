namespace Lifecycle;

/// <summary>What a write does besides writing the instance and appending entries and events.</summary>
public enum StoreWriteKind
{
    /// <summary>Nothing else.</summary>
    Append = 0,

    /// <summary>
    /// Sets the actor, reason, report, changes and salt of all earlier entries of the instance to
    /// <see langword="null"/>, and deletes its events that are dead letters.
    /// </summary>
    Erase = 1,

    /// <summary>
    /// Deletes the entries of the instance that <see cref="StoredInstance.Pruned"/> stands for. Their commands are then
    /// unknown.
    /// </summary>
    Prune = 2,

    /// <summary>
    /// Deletes the instance, its entries, and its events that are dead letters, instead of writing anything. Events
    /// that have not been sent yet stay.
    /// </summary>
    Delete = 3,
}
