namespace Lifecycle;

/// <summary>
/// Declares the stages that an instance may be in when a method returns: for a parameter, a return value or, on a
/// method, the instance that it is called on. Only the analyzers read it.
/// </summary>
/// <param name="stages">The stages, as constants of the stage type.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Method)]
public sealed class EnsuresStageAttribute(params object[] stages) : Attribute
{
    /// <summary>The stages, as constants of the stage type.</summary>
    public IReadOnlyList<object> Stages { get; } = stages;
}
