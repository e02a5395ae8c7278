namespace Lifecycle;

/// <summary>The store has an instance with that id already. Nothing was written.</summary>
public sealed class InstanceExistsException : LifecycleException
{
    internal InstanceExistsException(string lifecycle, string id)
        : base($"{lifecycle} has an instance {id} already.") => Id = id;

    /// <summary>The id.</summary>
    public string Id { get; }
}
