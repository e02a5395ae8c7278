namespace Lifecycle;

/// <summary>The store already has an instance with that id. Nothing was written.</summary>
public sealed class InstanceExistsException : LifecycleException
{
    internal InstanceExistsException(string lifecycle, string id)
        : base(OneLineText.Of($"{lifecycle} already has an instance {id}.")) => Id = id;

    /// <summary>The id.</summary>
    public string Id { get; }
}
