namespace Lifecycle.Testing;

/// <summary>What goes through a lifecycle that a blueprint describes. Not thread-safe.</summary>
public sealed class BlueprintSubject
{
    /// <summary>The guards that hold.</summary>
    public ISet<int> Guards { get; } = new HashSet<int>();

    /// <summary>What actions did, in order: <c>exit 1</c>, <c>enter 2</c>, <c>stay</c>.</summary>
    public IList<string> Log { get; } = new List<string>();
}
