namespace Lifecycle.Testing;

/// <summary>The subject of a lifecycle that is built from a blueprint. Not thread-safe.</summary>
public sealed class BlueprintSubject
{
    /// <summary>The guards that hold.</summary>
    public ISet<int> Guards { get; } = new HashSet<int>();

    /// <summary>What the actions did, in order, for example <c>exit 1</c>, <c>enter 2</c>, <c>stay</c>.</summary>
    public IList<string> Log { get; } = new List<string>();
}
