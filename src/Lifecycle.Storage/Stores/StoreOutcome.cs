namespace Lifecycle;

/// <summary>The outcome of a write.</summary>
public enum StoreOutcome
{
    /// <summary>Everything is stored.</summary>
    Written = 0,

    /// <summary>Nothing was written: the command has already been applied to the instance.</summary>
    AlreadyApplied = 1,

    /// <summary>
    /// Nothing was written: the instance has another concurrency token than expected, exists although it should be new,
    /// or does not exist.
    /// </summary>
    Conflict = 2,

    /// <summary>
    /// Nothing was written: a <see cref="Conflict"/> within a transaction that the caller began. Trying again in the
    /// same transaction may meet the same conflict for ever, so the conflict is reported at once.
    /// </summary>
    ConflictInTransaction = 3,
}
