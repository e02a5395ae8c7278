namespace Lifecycle;

/// <summary>What came of a write.</summary>
public enum StoreOutcome
{
    /// <summary>All of it is stored.</summary>
    Written = 0,

    /// <summary>Nothing was written, since the command has been applied to the instance before.</summary>
    AlreadyApplied = 1,

    /// <summary>
    /// Nothing was written, since the instance has been written meanwhile, or exists already, or does not yet.
    /// </summary>
    Conflict = 2,
}
