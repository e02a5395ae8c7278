namespace Lifecycle;

/// <summary>What kinds of entries have in common.</summary>
internal static class StoredEntryKinds
{
    /// <summary>Whether it can only be the first entry of an instance.</summary>
    public static bool IsFirst(this StoredEntryKind kind) =>
        kind is StoredEntryKind.Started or StoredEntryKind.Imported;
}
