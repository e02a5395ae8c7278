namespace Lifecycle;

/// <summary>The store already has an instance with that id. Nothing was written.</summary>
public sealed class InstanceExistsException : LifecycleException
{
    /// <summary>Makes an exception, for code that stands in for a manager.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id.</param>
    public InstanceExistsException(string lifecycle, string id)
        : base(OneLineText.Of($"{lifecycle} already has an instance {id}.")) => (Lifecycle, Id) = (lifecycle, id);

    /// <summary>The name of the lifecycle.</summary>
    public string Lifecycle { get; }

    /// <summary>The id.</summary>
    public string Id { get; }
}
