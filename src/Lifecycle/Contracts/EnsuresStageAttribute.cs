namespace Lifecycle;

/// <summary>
/// Says in which stages an instance stands when a method returns: the contract of a parameter, of what is returned or,
/// on a method, of the instance it is called on.
/// </summary>
/// <param name="stages">The stages, as constants of the stage type.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Method)]
public sealed class EnsuresStageAttribute(params object[] stages) : Attribute
{
    /// <summary>The stages, as constants of the stage type.</summary>
    public IReadOnlyList<object> Stages { get; } = stages;
}
