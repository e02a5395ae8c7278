namespace Lifecycle;

/// <summary>What an entry of a stored history records.</summary>
public enum StoredEntryKind
{
    /// <summary>A trigger was fired: accepted or refused.</summary>
    Fired = 0,

    /// <summary>The instance was started.</summary>
    Started = 1,

    /// <summary>The subject was changed without a trigger.</summary>
    Updated = 2,

    /// <summary>
    /// The details of the entries before it were erased, and the subject was replaced by what remains of it.
    /// </summary>
    Erased = 3,

    /// <summary>The instance was imported in a stage that it had reached elsewhere.</summary>
    Imported = 4,
}
