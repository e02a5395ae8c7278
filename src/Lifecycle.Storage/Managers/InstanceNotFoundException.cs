namespace Lifecycle;

/// <summary>The store has no instance with that id.</summary>
public sealed class InstanceNotFoundException : LifecycleException
{
    internal InstanceNotFoundException(string lifecycle, string id)
        : base(OneLineText.Of($"{lifecycle} has no instance {id}.")) => Id = id;

    /// <summary>The id that was looked for.</summary>
    public string Id { get; }
}
