namespace Lifecycle;

/// <summary>The store has no instance with that id.</summary>
public sealed class InstanceNotFoundException : LifecycleException
{
    /// <summary>Makes an exception, for code that stands in for a manager.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id that was looked for.</param>
    public InstanceNotFoundException(string lifecycle, string id)
        : base(OneLineText.Of($"{lifecycle} has no instance {id}.")) => (Lifecycle, Id) = (lifecycle, id);

    /// <summary>The name of the lifecycle.</summary>
    public string Lifecycle { get; }

    /// <summary>The id that was looked for.</summary>
    public string Id { get; }
}
