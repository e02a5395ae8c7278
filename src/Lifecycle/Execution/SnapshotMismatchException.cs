namespace Lifecycle;

/// <summary>
/// A snapshot cannot be resumed with a definition: it is of another lifecycle, was made under a later revision, or is
/// in a stage that the definition does not have or cannot have reached, or that its subject cannot be in.
/// </summary>
public sealed class SnapshotMismatchException : LifecycleException
{
    internal SnapshotMismatchException(LifecycleSnapshot snapshot, string member, string message)
        : base(OneLineText.Of(message))
    {
        Snapshot = snapshot;
        Member = member;
    }

    /// <summary>The snapshot.</summary>
    public LifecycleSnapshot Snapshot { get; }

    /// <summary>
    /// The member that does not match, as its JSON names it: <c>lifecycle</c>, <c>definitionRevision</c>, <c>stage</c>
    /// or <c>previous</c>.
    /// </summary>
    public string Member { get; }
}
