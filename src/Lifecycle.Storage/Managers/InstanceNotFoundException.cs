namespace Lifecycle;

/// <summary>The store has no such instance.</summary>
public sealed class InstanceNotFoundException : LifecycleException
{
    internal InstanceNotFoundException(string lifecycle, string id)
        : base($"{lifecycle} has no instance {id}.") => Id = id;

    /// <summary>The id that was asked for.</summary>
    public string Id { get; }
}
